"""What building and restoring make of a page, by the cases in tests/cases/markdown."""

from __future__ import annotations

import re

import pytest

from tests.markdown.bench import build, undo
from tests.markdown.cases import Case, cases

_KEY = "0123456789abcdef"
_SHORT = re.compile(r'<(IMG|P) ((?:id="[^"\n]*" )*)(alt="[^"\n]*")((?: data-[a-z]+="[^"\n]*")*)>')


def written_out(text: str) -> str:
    """Write the references of a case out in full."""

    def one(match: re.Match[str]) -> str:
        kind, ids, alt, data = match.groups()
        anchors = "".join(f"<a {each}></a>" for each in ids.split())
        place = ' align="absmiddle" valign="-6px"' if kind == "IMG" else ""
        picture = (
            f'{anchors}<picture><source media="(prefers-color-scheme: dark)" srcset="F.svg#dark">'
            f'<img src="F.svg" {alt}{place}{data}></picture>'
        )
        return picture if kind == "IMG" else f'<p align="center">{picture}</p>'

    return _SHORT.sub(one, text).replace("F.svg", f"../formulas/{_KEY}.svg")


@pytest.mark.parametrize("case", cases("written.txt"), ids=str)
def test_building_writes_references(case: Case) -> None:
    built = build(written_out(case.given))
    assert re.sub(r"[0-9a-f]{16}\.svg", f"{_KEY}.svg", built) == written_out(case.expected)


@pytest.mark.parametrize("case", [case for case in cases("written.txt") if "<IMG" not in case.given], ids=str)
def test_restoring_what_was_written_gives_the_page(case: Case) -> None:
    assert undo(written_out(case.expected)) == case.given


@pytest.mark.parametrize("case", cases("edited.txt"), ids=str)
def test_restoring_reads_what_people_have_edited(case: Case) -> None:
    assert undo(written_out(case.given)) == written_out(case.expected)
