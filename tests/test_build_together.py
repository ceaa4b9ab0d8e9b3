"""Two builds at once: one does the work, the other waits and finds it done."""

from __future__ import annotations

from pathlib import Path

from dlbuild.lock import locked
from tests.repository import Repository


def test_a_build_that_has_waited_looks_at_the_pages_again(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", "$x$\n")
    notes.add()
    notes.run("build")
    notes.run("build")
    # There is now something to remember, and whoever reads the pages before it has the lock goes by what was.
    assert (notes.root / ".dlbuild" / "nothing-to-do").exists()
    notes.write("a.md", "$x$ and $y$\n")

    with locked(notes.root, print):
        waiting = notes.start("build")
        assert waiting.stderr
        assert waiting.stderr.readline().startswith("dlbuild: waiting for another dlbuild (process ")
        notes.write("a.md", "$x$ and $z$\n")
    out, err = waiting.communicate()

    assert (waiting.returncode, err) == (0, "")
    assert out.startswith("a.md: 2 formulas\ndrew 1 formula, changed 1 page\n")
    assert 'alt="z"' in notes.read("a.md")


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "r")
    for number in range(8):
        notes.write(f"{number}.md", f"$x_{{{number}}}$ and $y$\n")
    notes.add()
    alone = notes.files()

    runs = [notes.start("build") for _ in range(3)]
    ended = [(*run.communicate(), run.returncode) for run in runs]

    assert [code for _, _, code in ended] == [0, 0, 0], ended
    assert sorted(out.splitlines()[-1] for out, _, _ in ended) == [
        "nothing to do: 8 pages are up to date",
        "nothing to do: 8 pages are up to date",
        "the new drawings are in formulas: git add formulas",
    ]
    assert len(notes.drawings()) == 9
    assert notes.run("check").out.startswith("formulas/")
    notes.add()
    assert notes.run("check").out == "8 pages, no problems\n"
    notes.run("restore")
    assert {name: data for name, data in notes.files().items() if name in alone} == alone
