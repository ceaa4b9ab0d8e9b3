"""What is missing, stale or left over is found; what is as it should be is neither drawn nor written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes.figures import entry as place_of_entries
from notes.figures import make as made
from notes.figures.__main__ import main
from notes.figures.drawing import Figure, figure, text
from notes.figures.entry import Entry
from notes.figures.fingerprint import fingerprint
from notes.figures.make import Memory, check, make, waiting
from notes.figures.pages import block

WORDS = "one"


def one() -> Figure:
    return figure(text(WORDS))


def again() -> Figure:
    return figure(text("three"))


ENTRY = Entry("c1-fig-one", "one.svg", one, "words in words", "A caption with $x_1$.")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a page with one place, the only one there is."""
    path = tmp_path / "course" / "readme.md"
    path.parent.mkdir()
    path.write_text("before\n\n<!-- figure: c1-fig-one -->\n\nafter\n", encoding="utf-8")
    for module in (place_of_entries, made):
        monkeypatch.setattr(module, "PAGES", {"c1": path})
    monkeypatch.setattr(made, "NOTES", tmp_path / "course")
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory" / "figures.json")


def codes(memory: Memory, *entries: Entry) -> list[str]:
    return [finding.code for finding in check(entries, memory=memory)]


def test_a_figure_that_has_not_been_drawn_or_placed_is_missing(page: Path, memory: Memory) -> None:
    assert codes(memory, ENTRY) == ["figure-missing", "figure-missing"]
    assert page.read_text(encoding="utf-8").count("<div") == 0


def test_what_is_made_is_as_it_should_be(page: Path, memory: Memory) -> None:
    assert make([ENTRY], memory=memory) == [ENTRY.path, page]
    assert codes(memory, ENTRY) == []
    assert make([ENTRY], memory=memory) == []
    assert page.read_text(encoding="utf-8") == f"before\n\n<!-- figure: c1-fig-one -->\n{block(ENTRY)}\nafter\n"


def test_what_is_remembered_is_not_drawn_again(page: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    make([ENTRY], memory=memory)
    memory.write()
    monkeypatch.setattr(made, "draw", lambda _: pytest.fail("it was drawn"))

    assert make([ENTRY], memory=Memory(page.parents[1] / "memory" / "figures.json")) == []


def test_a_drawing_that_was_changed_by_hand_is_stale(page: Path, memory: Memory) -> None:
    make([ENTRY], memory=memory)
    ENTRY.path.write_bytes(ENTRY.path.read_bytes() + b" ")

    assert codes(memory, ENTRY) == ["figure-stale"]
    assert make([ENTRY], memory=memory) == [ENTRY.path]
    assert page.exists()


@pytest.mark.usefixtures("page")
def test_a_drawing_whose_code_has_changed_is_stale(memory: Memory) -> None:
    make([ENTRY], memory=memory)

    assert codes(memory, ENTRY._replace(draw=again)) == ["figure-stale"]


@pytest.mark.usefixtures("page")
def test_words_that_have_changed_are_stale_in_the_page(memory: Memory) -> None:
    make([ENTRY], memory=memory)

    assert codes(memory, ENTRY._replace(caption="Another.")) == ["figure-stale"]
    assert codes(memory, ENTRY._replace(alt="other words")) == ["figure-stale"]


@pytest.mark.usefixtures("page")
def test_what_no_figure_draws_is_an_orphan(memory: Memory) -> None:
    make([ENTRY], memory=memory)

    assert codes(memory) == ["figure-orphan", "figure-orphan"]


def test_a_figure_without_a_place_says_so(page: Path, memory: Memory) -> None:
    make([ENTRY], memory=memory)
    page.write_text("nothing\n", encoding="utf-8")
    (finding,) = check([ENTRY], memory=memory)

    assert finding.code == "figure-homeless"
    assert "<!-- figure: c1-fig-one -->" in str(finding)


def test_a_block_is_renewed_and_its_surroundings_stay(page: Path, memory: Memory) -> None:
    make([ENTRY], memory=memory)
    changed = ENTRY._replace(caption="Another.")

    assert make([changed], memory=memory) == [page]
    assert page.read_text(encoding="utf-8") == f"before\n\n<!-- figure: c1-fig-one -->\n{block(changed)}\nafter\n"


@pytest.mark.usefixtures("page")
def test_places_that_wait_are_counted() -> None:
    assert waiting([]) == {"c1": 1}
    assert waiting([ENTRY]) == {"c1": 0}


def test_a_fingerprint_changes_with_what_a_figure_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(one)
    monkeypatch.setitem(globals(), "WORDS", "another")

    assert fingerprint(one) != before
    assert fingerprint(one) != fingerprint(again)


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["c1-fig-none-such"]) == 2
    assert "no figure is called c1-fig-none-such" in capsys.readouterr().err
