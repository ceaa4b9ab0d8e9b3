"""Start-up is a feature: what a run does not need, it does not import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.repository import Repository

LIST = """
import json, sys
from dlbuild.cli import main
code = main()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
TYPESETTING = (
    *("dlbuild.typeset", "dlbuild.tex", "dlbuild.layout", "dlbuild.prove"),
    *("dlbuild.fonts.files", "dlbuild.fonts.metrics", "dlbuild.fonts.outlines", "dlbuild.svg.write"),
)
OUTSIDE = ("matplotlib", "sympy", "fontTools", "numpy", "PIL")


def modules(notes: Repository, *words: str) -> set[str]:
    process = notes.start(*words, code=LIST)
    _, err = process.communicate()
    code, names = json.loads(err.splitlines()[-1])
    assert code == 0
    return set(names)


@pytest.fixture
def built(tmp_path: Path) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.write("a.md", "# $h$\n\nA formula $x$, and\n\n$$\n\\frac{a}{b}\n$$\n")
    notes.add()
    assert notes.run("build").code == 0
    notes.add()
    return notes


def test_a_build_with_nothing_to_do_sets_no_type(built: Repository) -> None:
    # As in a fresh clone: without what the first build has left for the second.
    for path in (built.root / ".dlbuild").iterdir():
        path.unlink()

    names = modules(built, "build")

    assert names.isdisjoint({*TYPESETTING, *OUTSIDE})


def test_a_build_that_follows_another_does_not_even_parse(built: Repository) -> None:
    modules(built, "build")

    names = modules(built, "build")

    assert names.isdisjoint({*TYPESETTING, *OUTSIDE, "markdown_it", "lxml", "dlbuild.markdown"})


def test_a_check_sets_no_type(built: Repository) -> None:
    assert modules(built, "check").isdisjoint({*TYPESETTING, *OUTSIDE})


@pytest.mark.parametrize("words", [("--help",), ("build", "--help"), ("render", "--help")])
def test_help_needs_no_stage(built: Repository, words: tuple[str, ...]) -> None:
    names = modules(built, *words)

    assert names.isdisjoint({*TYPESETTING, *OUTSIDE, "markdown_it", "lxml", "dlbuild.markdown"})


def test_one_command_does_not_import_another(built: Repository) -> None:
    names = modules(built, "check")

    assert {name for name in names if name.startswith("dlbuild.cli.")} == {
        "dlbuild.cli.check",
        "dlbuild.cli.options",
        "dlbuild.cli.outcome",
    }


def test_importing_dlbuild_imports_nothing_of_it(built: Repository) -> None:
    code = "import json, sys, dlbuild; print(json.dumps([0, sorted(sys.modules)]), file=sys.stderr)"
    process = built.start(code=code)
    _, err = process.communicate()

    assert {name for name in json.loads(err)[1] if name.startswith("dlbuild")} == {"dlbuild"}
