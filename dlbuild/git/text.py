"""A page as its author wrote it, whatever it holds now."""

from __future__ import annotations

from dlbuild.source import Source


def latex(data: bytes) -> bytes:
    """Return a page with LaTeX for every reference in it; what is no UTF-8 is no page, and returned as it is."""
    from dlbuild.markdown import apply, may_have_references, restore

    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    if not may_have_references(text):
        return data
    return apply(text, restore(Source("<page>", text))).encode()
