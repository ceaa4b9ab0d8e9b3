"""Nonsense: only FormulaError comes out, soon."""

from __future__ import annotations

import math
import time
from itertools import pairwise
from string import ascii_letters

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlbuild.problem import FormulaError
from dlbuild.tex.commands.arrays import ENVIRONMENTS
from dlbuild.typeset import typeset
from tests.tex.reading import NAMES

PIECES = st.one_of(
    st.sampled_from([f"{name} " if name[-1].isalpha() and name[0] == "\\" else name for name in NAMES]),
    st.sampled_from(list("{}{}{}[]()^_&#$%~ \n0123abc.,=+-|'\"<>/*!")),
    st.sampled_from(
        [*"{x} {1} {2pt} #1 {} \\\\ \\left( \\right) \\x \\foo {\\x} {red} 3em \\( \\) é 字 𝐱 ² ’".split()]
    ),
    st.sampled_from([f"\\{word}{{{name}}}" for word in ("begin", "end") for name in sorted(ENVIRONMENTS)]),
    st.characters(),
)
SOUP = st.lists(PIECES, max_size=25).map("".join)
# Seconds of the processor. Alone none takes half a second; in a whole run the collector walks through all its objects.
SOON = 10.0


def _outcome(tex: str, display: bool = False) -> str:
    """Set a formula; return "" or the code of its refusal."""
    try:
        found = typeset(tex, display)
    except FormulaError as error:
        problem = error.problem
        assert problem.source.text == tex
        assert 0 <= problem.span.start < problem.span.end <= max(len(tex), problem.span.start + 1)
        return problem.code
    assert all(map(math.isfinite, (found.width, found.height, found.depth)))
    return ""


@given(SOUP, st.booleans())
@example("^\\over ", False)
@example("\\let\\a", False)
@example("\\expandafter", False)
@example("\\char", False)
@example("\\over \u0338", False)
def test_nonsense_is_set_or_refused(tex: str, display: bool) -> None:
    _outcome(tex, display)


@given(st.text(max_size=60))
def test_any_text_is_set_or_refused(tex: str) -> None:
    _outcome(tex)


BOMBS = {
    "a macro that is twice itself": "\\def\\a{\\a\\a}\\a",
    "a macro that is itself and more": "\\def\\a{\\a x}\\a",
    "macros that are each other": "\\def\\a{\\b}\\def\\b{\\a}\\a",
    "a macro whose argument grows": "\\def\\a#1{\\a{#1#1}}\\a x",
    "a macro that opens braces": "\\def\\a{{\\a}}\\a",
    "a macro in its own argument": "\\def\\a#1{#1}\\a{\\def\\a{\\a\\a}\\a}",
    "thirty doublings": "".join(f"\\def\\{one}{{\\{two}\\{two}}}" for one, two in pairwise(ascii_letters[:31]))
    + "\\def\\E{x}\\a",
    "braces": "{" * 10_000 + "x" + "}" * 10_000,
    "braces that stay open": "{" * 10_000,
    "powers": "x^{" * 500 + "x" + "}" * 500,
    "powers without braces": "x^" * 500 + "x",
    "fractions": "\\frac{" * 500 + "x" + "}{x}" * 500,
    "fractions without braces": "\\frac " * 5_000,
    "roots": "\\sqrt{" * 500 + "x" + "}" * 500,
    "fences": "\\left(" * 500 + "x" + "\\right)" * 500,
    "matrices": "\\begin{matrix}" * 500 + "x" + "\\end{matrix}" * 500,
    "words": "\\text{$" * 500 + "x" + "$}" * 500,
    "accents": "\\hat" * 500 + "x",
    "alphabets": "\\mathbf{" * 500 + "x" + "}" * 500,
    "degrees": "\\sqrt[" * 500 + "x" + "]x" * 500,
    "choices": "\\mathchoice{x}{x}{x}{" * 500 + "x" + "}" * 500,
    "arrows": "\\xrightarrow{" * 500 + "x" + "}" * 500,
    "lines under each other": "\\substack{" * 500 + "x" + "}" * 500,
    "classes": "\\mathrel" * 500 + "x",
    "names": "\\operatorname{" * 500 + "x" + "}" * 500,
    "colours": "\\textcolor{red}{" * 500 + "x" + "}" * 500,
    "a megabyte of letters": "x" * 1_000_000,
    "a megabyte of braces": "{x}" * 333_333,
    "a megabyte of backslashes": "\\" * 1_000_000,
    "a long row": "x" * 50_000,
    "a long sum": "x_i^2+" * 8_000 + "x",
    "a long matrix": "\\begin{matrix}" + "x&" * 20_000 + "x\\end{matrix}",
    "a high matrix": "\\begin{matrix}" + "x\\\\" * 10_000 + "x\\end{matrix}",
    "repeated columns": "\\begin{array}{*{99999999}{c}}x\\end{array}",
    "repeated repeated columns": "\\begin{array}{*{999}{*{999}{*{999}{c}}}}x\\end{array}",
    "ligatures": "\\mathrm{" + "ffi" * 16_000 + "}",
    "primes": "x" + "'" * 40_000,
    "an enormous delimiter": "\\left(\\rule{1em}{16000pt}\\right)",
    "an enormous root": "\\sqrt{\\rule{1em}{16000pt}}",
    "a wide brace": "\\overbrace{\\hspace{1600em}}",
    "a wide arrow": "\\overrightarrow{" + "\\hspace{1600em}" * 100 + "}",
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_never_end_ends_soon(name: str) -> None:
    started = time.process_time()
    _outcome(BOMBS[name], display=True)

    assert time.process_time() - started < SOON


@pytest.mark.parametrize("name", [name for name in BOMBS if name.startswith(("a macro", "macros", "thirty"))])
def test_a_macro_without_end_is_refused_by_name(name: str) -> None:
    assert _outcome(BOMBS[name]) in {"endless-macro", "too-deep"}


@pytest.mark.parametrize(
    "name", ["braces", "powers", "fractions", "roots", "fences", "matrices", "accents", "alphabets"]
)
def test_what_is_nested_too_deep_is_refused(name: str) -> None:
    assert _outcome(BOMBS[name]) == "too-deep"


def test_what_is_nested_as_deep_as_is_allowed_is_set_in_every_construct() -> None:
    for inner in (
        "{□}",
        "x^{□}",
        "\\frac{□}{x}",
        "\\sqrt{□}",
        "\\left(□\\right)",
        "\\hat{□}",
        "\\mathbf{□}",
        "\\text{$□$}",
    ):
        deepest, tex = 0, "x"
        while _outcome(tex) == "":
            deepest, tex = deepest + 1, inner.replace("□", tex)

        assert _outcome(tex) == "too-deep"
        assert deepest >= 40


@pytest.mark.parametrize(
    "tex", ["\\rule{1600em}{1pt}x\\rule{1600em}{1pt}", "x" * 10_000, "\\raise1600em{\\raise1600em{x}}"]
)
def test_what_is_larger_than_tex_can_set_is_refused(tex: str) -> None:
    assert _outcome(tex) == "too-large"
