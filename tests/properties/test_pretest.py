"""A page that a quick look takes for one without formulas has none."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from dlbuild.markdown import may_have_formulas, may_have_references
from tests.markdown.bench import build, document
from tests.properties.markdown_pages import crumbled, items, pages

_KEY = "0123456789abcdef"
_LATEX = items(r"""
    x  $x$  ` $x$  ' $x$  '> $x$ <i  \\[2pt]  a|$x$  \(x\)  f') $x$  &quot; $x$  \begin{align}
""")
_BEFORE = ("", *items(r"""$  \  \\  `  <a b='  [a](/u '  |␠a␠|⏎|---|⏎|␠  $x␠  $$⏎  ```math⏎  ␠␠␠␠  <!--␠"""))
_BEHIND = ("", *items(r"""$  `  '>  )  ␠|  ␠$y$  ⏎$$  ⏎```  ␠-->  </p>"""))


def _reference(latex: str, bare: bool = False) -> str:
    image = f'<img src="{_KEY}.svg" alt="{latex}" align="absmiddle" valign="-6px">'
    if bare:
        return f"{image}<!-- -->"
    return f'<picture><source media="(prefers-color-scheme: dark)" srcset="{_KEY}.svg#dark">{image}</picture>'


references = st.builds(
    "{}{}{}{}{}".format,
    st.binary(max_size=4).map(crumbled),
    st.sampled_from(_BEFORE),
    st.builds(_reference, st.sampled_from(_LATEX), st.booleans()),
    st.sampled_from(_BEHIND),
    st.binary(max_size=4).map(crumbled),
)
links = st.builds(
    "{}{}{}{}{}".format,
    st.binary(max_size=4).map(crumbled),
    st.sampled_from(_BEFORE),
    st.sampled_from(items(r"""[(1)](#eq-b "\eqref{b}")  [1$](#eq-b "\ref{b}")  [\*](b.md#eq-b "$\ref{b}$")""")),
    st.sampled_from(_BEHIND),
    st.binary(max_size=4).map(crumbled),
)
texts = st.one_of(pages, references, references, links, pages.map(build))


@given(texts)
@example(_reference("\\\\[2pt] \\$"))
def test_a_quick_look_overlooks_no_formula(text: str) -> None:
    page = document(text)
    latex = [each for each in page.crossrefs if not each.is_link]
    assert may_have_formulas(text) or not (page.formulas or latex)


@given(texts)
def test_a_quick_look_overlooks_no_reference(text: str) -> None:
    assert may_have_references(text) or not document(text).built


def test_a_quick_look_spares_built_pages_the_parser() -> None:
    built = build("By \\eqref{a} so $a \\\\[2pt] b$ and \\(x\\).\n\n$$\ny\n$$\n\n\\begin{align}\nz\n\\end{align}\n")
    assert not may_have_formulas(built)


def test_a_quick_look_spares_pages_without_mathematics_the_parser() -> None:
    assert not may_have_formulas("It costs 5$ \\$ and [so](u), `a` ```python\n")
    assert not may_have_references('<picture><img src="a.svg" alt="b"></picture>')
