"""The sentences of the pages are their own: seven words in a row stand in no text that they were made from."""

from pathlib import Path

import pytest

from tests.notes.pages import INDEX, PAGES, latex
from tests.notes.runs import EXAMPLES, KNOWN, digest, foreign, runs

ROOT_README = INDEX.parents[1] / "README.md"


@pytest.mark.parametrize("path", [ROOT_README, INDEX, *PAGES.values()], ids=["readme", "index", *PAGES])
def test_the_page_shares_no_run_of_seven_words_with_its_material(path: Path) -> None:
    known = foreign()
    assert [run for run in runs(latex(path)) if digest(run) in known] == []


def test_a_shared_run_is_seen_in_whatever_dress() -> None:
    known = foreign()
    for spelling in (KNOWN, f"Yes: **{KNOWN.upper()}** No!", KNOWN.replace(" in ", " $x$ in\n"), f"- {KNOWN}"):
        assert [run for run in runs(spelling) if digest(run) in known]
    assert list(runs("The quick brown fox jumps over the lazy dog"))
    assert not [run for run in runs("The quick brown fox jumps over the lazy dog") if digest(run) in known]


def test_what_may_be_the_same_stands_in_no_run() -> None:
    for allowed in (
        f"# {KNOWN}",
        f"| {KNOWN} |",
        f"```python\n{KNOWN}\n```",
        f"$$\n{KNOWN}\n$$",
        f"`{KNOWN}`",
        f"see [{KNOWN}](https://example.org)",
        f"<!-- {KNOWN} -->",
        *(f"*{example}.*" for example in EXAMPLES),
        "the rows 10 20 30 40 and 50",
    ):
        assert list(runs(allowed)) == []


def test_a_run_ends_with_its_paragraph_and_counts_no_formula() -> None:
    assert list(runs("one two three four\n\nfive six seven eight")) == []
    assert list(runs("one two three four\n- five six seven eight")) == []
    assert list(runs("one two $a + b$ three four\nfive, `six()` six *seven*")) == ["one two three four five six seven"]
