"""`import dlbuild`: the verbs, imported when they are used."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest

import dlbuild
from dlbuild.problem import FormulaError


def test_a_verb_stays_a_verb_when_the_module_of_its_name_is_imported() -> None:
    for name in ("dlbuild.build", "dlbuild.check", "dlbuild.typeset"):
        assert isinstance(importlib.import_module(name), ModuleType)

    assert not isinstance(dlbuild.build, ModuleType)
    assert not isinstance(dlbuild.check, ModuleType)
    assert not isinstance(dlbuild.typeset, ModuleType)


def test_a_formula_is_set_from_python() -> None:
    formula = dlbuild.typeset("x^2")

    assert formula.width > 0
    assert formula.svg().startswith(b"<svg ")
    assert [glyph.font for glyph in formula.glyphs] == ["cmmi10", "cmr10"]


def test_a_wrong_formula_raises_with_its_place() -> None:
    with pytest.raises(FormulaError) as caught:
        dlbuild.typeset("a + \\frc{1}{2}")

    problem = caught.value.problem
    assert problem.source[problem.span] == "\\frc"


def test_what_there_is_can_be_listed_and_nothing_else_is_there() -> None:
    assert {"build", "check", "clean", "restore", "typeset", "__version__"} <= set(dir(dlbuild))
    with pytest.raises(AttributeError, match=r"^module 'dlbuild' has no attribute 'biuld'$"):
        _ = dlbuild.biuld


def test_the_version_is_that_of_the_package() -> None:
    from importlib import metadata

    assert dlbuild.__version__ == metadata.version("dlbuild")
