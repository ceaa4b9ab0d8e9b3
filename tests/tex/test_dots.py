r"""Dots look at what follows them (amsmath's `\dots`)."""

from __future__ import annotations

from typing import cast

import pytest

from dlbuild.tex.mlist import INNER, Atom, Mlist, Space, Symbol
from dlbuild.tex.read import parse

LOW, MIDDLE = Symbol("cmmi10", 0x3A), Symbol("cmsy10", 0x01)
THIN = Space(mu=3.0)


def _dots(tex: str) -> tuple[Symbol, bool]:
    r"""Return the sign that the dots are made of, and whether a thin space follows them."""
    items = parse(tex).mlist
    at = next(index for index, item in enumerate(items) if isinstance(item, Atom) and item.kind == INNER)
    inner = items[at]
    assert isinstance(inner, Atom)
    dot = cast("Mlist", inner.nucleus)[0]
    assert isinstance(dot, Atom)
    assert isinstance(dot.nucleus, Symbol)
    return dot.nucleus, items[at + 1 : at + 2] == (THIN,)


@pytest.mark.parametrize("following", ["+", "-", "=", "<", "\\cdot", "\\times", "\\leq", "\\to", "\\in", "\\sum"])
def test_dots_before_an_operation_or_a_relation_are_in_the_middle(following: str) -> None:
    assert _dots(f"a\\dots {following} b")[0] == MIDDLE


@pytest.mark.parametrize("following", [",", ";", "b", "\\alpha", "(", "1", "x_i"])
def test_dots_before_anything_else_are_on_the_line(following: str) -> None:
    assert _dots(f"a\\dots {following} b")[0] == LOW


@pytest.mark.parametrize(("command", "sign"), [("ldots", LOW), ("cdots", MIDDLE), ("dotsc", LOW), ("dotsb", MIDDLE)])
def test_some_dots_do_not_ask(command: str, sign: Symbol) -> None:
    assert _dots(f"a\\{command}+b")[0] == sign
    assert _dots(f"a\\{command},b")[0] == sign


@pytest.mark.parametrize("closing", [")", "]", "\\}", "\\rangle"])
def test_dots_before_a_closing_bracket_have_a_thin_space(closing: str) -> None:
    assert _dots(f"(a,\\dots{closing}") == (LOW, True)


def test_dots_at_the_end_of_a_formula_have_a_thin_space() -> None:
    assert _dots("a+\\cdots") == (MIDDLE, True)
    assert _dots("a,\\dots b") == (LOW, False)


def test_plain_low_dots_never_have_one() -> None:
    assert _dots("(a,\\ldots)") == (LOW, False)
