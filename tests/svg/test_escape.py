"""LaTeX in an attribute."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from dlbuild.svg.escape import escaped, shown, unescaped

# Every code point, surrogates among them: a page may be anything.
_ANY = st.text(st.characters(codec=None, exclude_categories=()))


@given(_ANY)
@example("a < b & \"c\" > 'd' -- ]]>")
@example("\x00\x01\ud800\ufffe\uffff\ufffd\ufffd41;")
@example("&amp; &#9; \t\n\r")
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    attribute = escaped(text)
    assert unescaped(attribute) == text
    assert not set('"<>\t\n\r') & set(attribute)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd\ufffe\uffff")))
@example("line\nline\r\n\tend")
def test_an_xml_parser_reads_the_same(text: str) -> None:
    root = etree.fromstring(f'<a b="{escaped(text)}">{shown(text)}</a>')
    assert root.get("b") == text
    assert (root.text or "") == text


@given(_ANY)
def test_any_text_can_be_shown(text: str) -> None:
    root = etree.fromstring(f"<a>{shown(text)}</a>".encode())
    assert len(root.text or "") == len(text)


def test_latex_stands_as_it_is() -> None:
    assert escaped(r"\frac{a}{b}'x") == r"\frac{a}{b}'x"


def test_an_entity_that_was_not_written_is_refused() -> None:
    with pytest.raises(ValueError, match="&lol;"):
        unescaped("&lol;")
