"""Every agreed formula stands on its page, and none can be spoiled by Markdown."""

import json
import re
from pathlib import Path

import pytest

from tests.notes.pages import INDEX, PAGES, display_formulas, inline_formulas, latex, page, tokens, wanted
from tests.notes.pages import wanted_formulas as wanted_display


@pytest.mark.parametrize(("name", "slug"), [(name, slug) for name in PAGES for slug in wanted_display(name)])
def test_the_display_formula_is_on_its_page(name: str, slug: str) -> None:
    assert tokens(wanted_display(name)[slug]) in map(tokens, display_formulas(page(name)))


@pytest.mark.parametrize("name", PAGES)
def test_every_display_formula_of_the_page_is_an_agreed_one(name: str) -> None:
    agreed = set(map(tokens, wanted_display(name).values()))
    assert [tex for tex in display_formulas(page(name)) if tokens(tex) not in agreed] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_inline_formulas_are_on_the_page(name: str) -> None:
    there = set(map(tokens, inline_formulas(page(name))))
    assert [tex for tex in json.loads(wanted("inline.json"))[name] if tokens(tex) not in there] == []


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


def test_two_spellings_of_a_formula_have_the_same_tokens() -> None:
    assert tokens(r"\frac{1}{m} \sum_{i=1}^{m}") == tokens(r"\frac{ 1 }{ m }\sum_{i = 1}^{m}")
    assert tokens(r"\alpha b") != tokens(r"\alphab")
