"""The figures' code keeps the limits of the house."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from notes.figures.entry import HERE
from tests.test_layers import LINES, LINES_OF_A_FUNCTION

FILES = sorted(HERE.rglob("*.py"))
DRAWING = HERE / "drawing"
OUTSIDE = {"resvg_py": "pixels.py"}


def name_of(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_is_a_few_pages_and_a_function_fits_a_screen(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]

    assert text.count("\n") <= LINES
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_comes_from_outside_has_one_door(path: Path) -> None:
    known = {"dlbuild", "notes", "typing_extensions", *sys.stdlib_module_names}
    packages = {name.partition(".")[0] for name in imported(path)} - known

    assert all(OUTSIDE.get(package) == name_of(path) for package in packages)


@pytest.mark.parametrize("path", sorted(DRAWING.glob("*.py")), ids=name_of)
def test_the_vocabulary_knows_no_figure(path: Path) -> None:
    own = {name for name in imported(path) if name.startswith("notes.")}

    assert all(name.startswith("notes.figures.drawing") for name in own)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_hushed_up_or_put_off(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [word for word in ("# type: ignore", "# noqa", "TODO", "FIXME") if word in text] == []
