"""The house stands as its plan says: read from the code itself."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parents[1] / "dlbuild"
FILES = sorted(HOUSE.rglob("*.py"))

# What each part of the house may import from the others. A part is a package or a module at the top.
# The arrow points to the simpler thing: nothing below `build` knows that there are files.
VALUES = {"source", "problem"}
ALLOWED: dict[str, set[str]] = {
    "source": set(),
    "problem": {"source"},
    "globs": set(),
    "failure": {"problem"},
    # The engine: brothers do not know each other.
    "tex": VALUES,
    "fonts": VALUES,
    "layout": VALUES | {"tex", "fonts"},
    "svg": VALUES | {"layout", "fonts"},
    "typeset": VALUES | {"tex", "layout", "svg"},
    # The pages.
    "markdown": VALUES,
    "check": VALUES | {"globs", "markdown"},
    "imports": VALUES | {"markdown"},
    "hosts": VALUES | {"markdown"},
    # The shell.
    "config": VALUES | {"failure"},
    "store": {"failure", "svg"},
    "lock": {"failure"},
    "kept": {"lock"},
    "commit": {"failure"},
    "pages": VALUES | {"globs", "failure", "config", "kept"},
    "numbering": VALUES | {"markdown"},
    "orders": {"config", "problem", "numbering", "store", "markdown", "svg"},
    "plan": VALUES | {"numbering", "orders", "pages", "markdown"},
    "widths": VALUES | {"orders", "store", "markdown"},
    "cells": VALUES | {"markdown"},
    "verify": VALUES | {"cells", "numbering", "orders", "pages", "plan", "store", "widths", "markdown"},
    "outlines": VALUES | {"crew", "kept", "pages", "markdown"},
    "workspace": VALUES | {"config", "kept", "numbering", "orders", "outlines", "pages", "store", "markdown"},
    "memory": VALUES | {"kept", "lock", "pages", "workspace"},
    "verdicts": VALUES | {"check", "crew", "kept", "markdown", "pages", "workspace"},
    "survey": VALUES | {"check", "config", "markdown", "plan", "workspace"},
    "crew": set(),
    "draft": VALUES | {"crew", "markdown", "orders", "pages", "plan", "store", "svg", "typeset", "verify"},
    "build": VALUES
    | {
        "check",
        "commit",
        "draft",
        "failure",
        "imports",
        "lock",
        "markdown",
        "memory",
        "orders",
        "plan",
        "store",
        "survey",
        "typeset",
        "verdicts",
        "verify",
        "workspace",
    },
    "report": VALUES | {"plan"},
    "prove": VALUES | {"tex", "markdown", "lock", "workspace"},
    "git": VALUES | {"build", "commit", "draft", "failure", "lock", "markdown", "pages", "plan", "report", "workspace"},
    "export": VALUES
    | {"build", "check", "commit", "draft", "failure", "hosts", "lock", "markdown", "numbering", "orders"}
    | {"pages", "plan", "workspace"},
    "setup": VALUES | {"config", "failure", "commit", "pages"},
    "cli": {
        "",
        "build",
        "commit",
        "config",
        "crew",
        "export",
        "failure",
        "git",
        "hosts",
        "orders",
        "pages",
        "plan",
        "problem",
        "prove",
        "report",
    }
    | {"setup", "typeset"},
    "__main__": {"cli"},
    "": {"build", "typeset"},
}

# The one door of each package from outside; everything else is the standard library.
DOORS: dict[str, set[str]] = {
    "click": {"cli"},
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "lxml": {"svg", "markdown/html.py"},
    "fontTools": {"fonts"},
    "matplotlib": {"fonts"},
    "sympy": {"prove/symbolic.py"},
    "mpmath": {"prove"},
    "tomli": {"config.py"},
    "tomllib": {"config.py"},  # not yet in the standard library of Python 3.10
}

# Modules that are tables, of data or of types.
TABLES = {"fonts/boxes.py", "tex/mlist.py", "tex/symbols.py"}

BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base", "tools", "lib"}
LINES = 300
LINES_OF_A_FUNCTION = 60


class Import(NamedTuple):
    """`place` imports `module` (dotted)."""

    place: str
    module: str


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def part_of(name: str) -> str:
    """Return the part of the house that a file belongs to: `tex/lexer.py` to `tex`, `plan.py` to `plan`."""
    part = name.partition("/")[0].removesuffix(".py")
    return "" if part == "__init__" else part


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[Import]:
    """Yield what a file imports, wherever in it; a relative import would hide where it leads."""
    for node in ast.walk(tree_of(path)):
        place = f"{name_of(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import):
            yield from (Import(place, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place}: write the whole name"
            if node.module == "dlbuild":
                yield from (Import(place, f"dlbuild.{alias.name}") for alias in node.names)
            else:
                yield Import(place, str(node.module))


def parts() -> set[str]:
    return {part_of(name_of(path)) for path in FILES}


def test_every_part_of_the_house_has_its_place_in_the_plan() -> None:
    assert parts() <= ALLOWED.keys()


def test_the_plan_has_no_circles() -> None:
    above: dict[str, set[str]] = {}

    def reach(part: str) -> set[str]:
        if part not in above:
            above[part] = set()
            above[part] = ALLOWED[part].union(*map(reach, ALLOWED[part]))
        return above[part]

    # The map of the house leads to its verbs, and the command line asks it for the version.
    assert {part for part in ALLOWED if part in reach(part)} <= {"", "cli", "__main__"}


@pytest.mark.parametrize("brother", ["tex", "fonts", "markdown"])
def test_brothers_do_not_know_each_other(brother: str) -> None:
    assert ALLOWED[brother].isdisjoint({"tex", "fonts", "markdown"})


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_only_what_its_part_may(path: Path) -> None:
    part = part_of(name_of(path))
    wrong = []
    for place, module in imports(path):
        first, _, rest = module.partition(".")
        target = rest.partition(".")[0]
        if first == "dlbuild":
            # `from dlbuild import __version__` asks the map of the house.
            target = target if target in ALLOWED else ""
            if target != part and target not in ALLOWED[part]:
                wrong.append(f"{place}: {part} may not import {module}")
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_comes_from_outside_comes_through_one_door(path: Path) -> None:
    name = name_of(path)
    wrong = []
    for place, module in imports(path):
        package = module.partition(".")[0]
        if package == "dlbuild" or package in sys.stdlib_module_names:
            continue
        if not {name, part_of(name)} & DOORS.get(package, set()):
            wrong.append(f"{place}: {module} has another door, or none")
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_is_a_few_pages_at_most(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= LINES or name_of(path) in TABLES, f"{name_of(path)} has {lines} lines"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_is_data(name: str) -> None:
    body = tree_of(HOUSE / name).body
    code = [node for node in body if not isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign | ast.ImportFrom)]

    assert sum((node.end_lineno or 0) - node.lineno + 1 for node in code) <= LINES


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_function_fits_a_screen(path: Path) -> None:
    long = [
        f"{name_of(path)}:{node.lineno}: {node.name} has {length} lines"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in FILES if path.stem in BANNED or path.parent.name in BANNED] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_hushed_up_or_put_off(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [word for word in ("# type: ignore", "# noqa", "# pragma", "TODO", "FIXME", "XXX") if word in text] == []


# Methods and functions that read or change files.
TOUCHING = {
    *("read_bytes", "read_text", "write_bytes", "write_text", "unlink", "mkdir", "rename", "rmdir"),
    *("scandir", "iterdir", "listdir", "walk", "fsync", "ftruncate"),
}
# Where files are touched: the shell's own, what asks git for them, and the fonts, which are files.
HANDS = {
    "config",
    "pages",
    "store",
    "memory",
    "kept",
    "lock",
    "commit",
    "check/tree.py",
    "cli/render.py",
    "fonts",
} | {"prove/cache.py"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_are_touched_in_few_places(path: Path) -> None:
    name = name_of(path)
    used = {
        f"{each.value.id}.{each.attr}" if isinstance(each.value, ast.Name) else each.attr for each in attributes(path)
    }
    touching = {each for each in used if each.rpartition(".")[2] in TOUCHING and each != "ast.walk"}

    assert not touching or {name, part_of(name)} & HANDS, f"{name} uses {', '.join(sorted(touching))}"


def attributes(path: Path) -> Iterator[ast.Attribute]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute))


def test_the_map_of_the_house_has_every_room() -> None:
    text = ast.get_docstring(tree_of(HOUSE / "__init__.py")) or ""

    assert [
        part for part in sorted(ALLOWED) if f"`{part.strip('_')}`" not in text and part not in {"", "__main__"}
    ] == []
