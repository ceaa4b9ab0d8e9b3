"""Every agreed formula stands on its page, and none can be spoiled by Markdown."""

import json
import re
from pathlib import Path

import pytest

from dlbuild.problem import FormulaError
from tests.notes.math_lists import math_list
from tests.notes.pages import INDEX, PAGES, display_formulas, inline_formulas, latex, page, wanted
from tests.notes.pages import wanted_formulas as wanted_display


@pytest.mark.parametrize(("name", "slug"), [(name, slug) for name in PAGES for slug in wanted_display(name)])
def test_the_display_formula_is_on_its_page(name: str, slug: str) -> None:
    assert math_list(wanted_display(name)[slug]) in map(math_list, display_formulas(page(name)))


@pytest.mark.parametrize("name", PAGES)
def test_every_display_formula_of_the_page_is_an_agreed_one(name: str) -> None:
    agreed = set(map(math_list, wanted_display(name).values()))
    assert [tex for tex in display_formulas(page(name)) if math_list(tex) not in agreed] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_inline_formulas_are_on_the_page(name: str) -> None:
    there = set(map(math_list, inline_formulas(page(name))))
    assert [tex for tex in json.loads(wanted("inline.json"))[name] if math_list(tex) not in there] == []


@pytest.mark.parametrize("path", [INDEX, *PAGES.values()], ids=lambda path: path.parent.name)
def test_no_formula_holds_what_markdown_or_html_would_take_from_it(path: Path) -> None:
    text = latex(path)
    formulas = display_formulas(text) + inline_formulas(text)
    assert formulas
    assert [
        tex for tex in formulas if re.search(r"[|<>$]|(?<!operatorname)\*|\]\(|[^\x00-\x7f]|(?<!\\)%|\n\s*\n", tex)
    ] == []


@pytest.mark.parametrize("path", [INDEX, *PAGES.values()], ids=lambda path: path.parent.name)
def test_every_dollar_belongs_to_a_formula(path: Path) -> None:
    text = latex(path)
    dollars = 4 * len(display_formulas(text)) + 2 * len(inline_formulas(text))
    code = "".join(re.findall(r"^```.*?^```|`[^`\n]*`", text, re.DOTALL | re.MULTILINE))
    assert text.count("$") - code.count("$") == dollars


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"\frac{1}{m} \sum_{i=1}^{m} x", r"\frac{ 1 }{m}\sum_{i = 1}^m x"),
        (r"\frac12", r"\frac{1}{2}"),
        (r"x^2_j", r"{x}_{j}^{2}"),
        (r"{a}{b} = {c d}{}", "a b=cd"),
        (r"z^{[l]{(i)}}", "z^{[l](i)}"),
        (r"f(a) \, g", r"f(a)g"),
        (r"a \leq b, \quad c", r"a \le b,\qquad c"),
        (r"a, \qquad b", r"a, \\ b"),
        (r"\alpha b", r"\alpha{b}"),
        (r"\sqrt{x} + \hat{y}", r"\sqrt x+\hat y"),
        (r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", r"\begin{bmatrix}1&{2}\\3&4\end{bmatrix}"),
    ],
)
def test_two_spellings_of_a_formula_have_the_same_math_list(one: str, other: str) -> None:
    assert math_list(one) == math_list(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("w - \\alpha dw", "w + \\alpha dw"),  # a sign
        ("-a", "a"),
        ("a^{[l-1]}", "a^{[l+1]}"),
        ("x_i", "x_j"),  # an index
        ("x^{(i)}_j", "x^{(j)}_i"),
        ("W_{ax}", "W_{xa}"),
        ("W_ax", "W_{ax}"),
        ("e^{-z}", "e^{z}"),  # an exponent
        ("x^2", "x_2"),
        ("x^2", "2x"),
        ("{ab}^2", "ab^2"),
        (r"W^{T} x", "W x"),
        (r"\frac{a}{b}", r"\frac{b}{a}"),  # a place
        (r"\sum_{i=1}^{m} x", r"\sum_{i=0}^{m} x"),
        (r"\sqrt{ab}", r"\sqrt{a} b"),
        (r"\hat{y}", r"\tilde{y}"),  # a sign above
        (r"\overline{x}", r"\underline{x}"),
        (r"\mathcal{L}", "L"),  # a face
        (r"\text{max}", r"\max"),
        (r"a \leq b", r"a \lt b"),  # a relation
        (r"A \odot B", r"A \cdot B"),
        (r"\left( x \right)", r"\left[ x \right]"),  # a fence
        (r"\begin{bmatrix} 1 & 2 \end{bmatrix}", r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"),  # a row
        (r"3.7", "3.8"),  # a digit
    ],
)
def test_two_formulas_that_say_different_things_have_different_math_lists(one: str, other: str) -> None:
    assert math_list(one) != math_list(other)


@pytest.mark.parametrize(("name", "slug"), [(name, slug) for name in PAGES for slug in wanted_display(name)])
def test_a_changed_sign_index_or_exponent_of_any_formula_is_seen(name: str, slug: str) -> None:
    tex = wanted_display(name)[slug]
    changes = [("-", "+"), ("+", "-"), ("1", "7"), ("2", "7"), ("_", "^"), ("^", "_"), ("i", "k"), ("=", r"\neq ")]
    for old, new in changes:
        for place in signs(tex, old):
            changed = tex[:place] + new + tex[place + 1 :]
            try:
                found = math_list(changed)
            except FormulaError:  # such as x^2^3: that cannot stand on a page
                continue
            assert found != math_list(tex), changed


def signs(tex: str, sign: str) -> list[int]:
    """Return where a sign stands in a formula, but for those in a control sequence or an environment's name."""
    hidden = re.compile(r"\\(?:begin|end)\{\w+\}|\\operatorname\*?|\\[A-Za-z]+|\\.")
    return [place.start() for place in re.finditer(re.escape(sign), hidden.sub(lambda m: "\0" * len(m[0]), tex))]
