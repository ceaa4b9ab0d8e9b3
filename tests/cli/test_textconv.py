"""`dlbuild textconv`: a page as its author wrote it, whatever it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import ENVIRONMENT, Repository

LIST = (
    "import json, sys; from dlbuild.cli import main; code = main()"
    "; print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)"
)


def textconv(folder: Path, name: str) -> tuple[bytes, set[str]]:
    """Return what is printed, and the modules that were needed."""
    answer = subprocess.run(
        [sys.executable, "-c", LIST, "textconv", name], cwd=folder, env=ENVIRONMENT, capture_output=True, check=True
    )
    code, modules = json.loads(answer.stderr)
    assert code == 0
    return answer.stdout, set(modules)


@pytest.fixture
def notes(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "r")


def test_a_built_page_is_printed_as_latex_and_stays(notes: Repository) -> None:
    page = "\ufeffA $x$\r\n\r\n> $$\r\n> y|z\r\n> $$\r\n".encode()
    notes.write("a.md", page)
    notes.run("build", "a.md")
    built = notes.files()

    out, modules = textconv(notes.root, "a.md")

    assert out == page
    assert notes.files() == built != {"a.md": page}
    assert modules.isdisjoint({"matplotlib", "sympy", "lxml", "dlbuild.typeset", "dlbuild.build"})


@pytest.mark.parametrize("data", [b"", b"$x$\n", b"\xff\xfe<picture>", b"<picture>\0", b"no end of line"])
def test_what_has_nothing_to_turn_back_is_printed_as_it_is_without_a_parser(notes: Repository, data: bytes) -> None:
    notes.write("a.md", data)

    out, modules = textconv(notes.root, "a.md")

    assert out == data
    assert "markdown_it" not in modules


def test_a_file_that_is_not_there_is_a_mistake_in_usage(notes: Repository) -> None:
    ran = notes.run("textconv", "b.md")

    assert (ran.code, ran.out) == (2, "")
    assert "'b.md' does not exist" in ran.err
