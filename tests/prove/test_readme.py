"""The page that says how to write a claim: its examples are the notes', and are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dlbuild.prove
from dlbuild import markdown
from dlbuild.prove.claim import Holds
from dlbuild.prove.decide import read
from dlbuild.prove.numeric import tried
from dlbuild.prove.page import Found, claims
from dlbuild.source import Source
from tests.notes.math_lists import math_list
from tests.notes.pages import PAGES, wanted_formulas

TEXT = (Path(dlbuild.prove.__file__).parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^### (.*?)\n\n```markdown\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
FORMULAS = {math_list(tex) for name in PAGES for tex in wanted_formulas(name).values()}


def claim_of(page: str) -> Found:
    (found,) = claims(markdown.read(Source("example.md", page)))
    assert isinstance(found, Found)
    return found


def test_there_are_twenty_examples() -> None:
    assert len(EXAMPLES) == 20


@pytest.mark.parametrize(("title", "page"), EXAMPLES, ids=[title for title, _ in EXAMPLES])
def test_an_example_is_from_the_notes_and_true(title: str, page: str) -> None:
    found = claim_of(page)

    assert math_list(found.claim.formula) in FORMULAS, title
    assert isinstance(tried(read(found.claim)), Holds)
