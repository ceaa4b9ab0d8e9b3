"""Formulas as hypothesis draws them: whatever they are, they can be set, and nothing in them sticks out of its box."""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = st.sampled_from("abcdefghklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
GREEK = st.sampled_from(
    r"\alpha \beta \gamma \theta \lambda \pi \phi \Gamma \Sigma \Omega \infty \partial \ell".split()
)
SIGNS = st.sampled_from(r"+ - = < , ; ! ( ) [ ] / | \times \cdot \leq \neq \to \in \cup \| \nabla \ldots".split())
OPERATORS = st.sampled_from(r"\sum \prod \bigcup \max \log \lim \operatorname{rank}".split())
SYMBOLS = st.one_of(LETTERS, GREEK)
STYLES = st.sampled_from(r"\displaystyle \textstyle \scriptstyle \scriptscriptstyle".split())
ALPHABETS = st.sampled_from(r"\mathrm \mathbf \mathit \mathsf \mathtt \mathcal \boldsymbol".split())
FENCES = st.sampled_from(r"( ) [ ] \{ \} | \| \langle \rangle \lfloor \rceil / .".split())
ENVIRONMENTS = st.sampled_from("matrix pmatrix bmatrix vmatrix cases aligned gathered smallmatrix".split())


def _form(pattern: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put what is drawn into the blanks of a pattern."""
    pieces = pattern.split("□")
    return st.tuples(*parts).map(lambda drawn: "".join(map("".join, zip(pieces, (*drawn, ""), strict=True))))


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3)
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(" ".join),
        _form("{□}", inner),
        _form("\\frac{□}{□}", inner, inner),
        _form("\\binom{□}{□}", inner, inner),
        _form("\\sqrt{□}", inner),
        _form("{□}^{□}", inner, inner),
        _form("{□}_{□}", inner, inner),
        _form("{□}_{□}^{□}", inner, inner, inner),
        _form("□_{□}^{□}", OPERATORS, inner, inner),
        _form("\\left□ □ \\right□", FENCES, inner, FENCES),
        _form("□{□}", ALPHABETS, inner),
        _form("{□ □}", STYLES, inner),
        _form("\\overline{□}", inner),
        _form("\\underline{□}", inner),
        _form("\\overbrace{□}", inner),
        _form("\\text{if $□$, then}", inner),
        st.tuples(ENVIRONMENTS, rows).map(_rows),
    )


def _rows(drawn: tuple[str, list[list[str]]]) -> str:
    name, rows = drawn
    # Lines that are gathered have one column; a bracket behind \\begin or \\ would be an option or a length.
    cells = [row[:1] if name == "gathered" else row for row in rows]
    return f"\\begin{{{name}}}{{}}" + "\\\\ {}".join(" & ".join(row) for row in cells) + f"\\end{{{name}}}"


FORMULAS = st.recursive(st.one_of(SYMBOLS, SIGNS), _larger, max_leaves=12)
