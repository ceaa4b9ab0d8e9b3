"""Reference links and footnotes are defined, once, and used."""

from __future__ import annotations

from collections.abc import Iterator

from dlbuild.check.nearest import nearest
from dlbuild.check.view import View
from dlbuild.markdown.labels import Loose
from dlbuild.markdown.outline import Outline
from dlbuild.problem import Problem

_MESSAGES = {
    "undefined-reference": ("nothing defines `[{0}]`, so this is no link", "define it: [{0}]: destination"),
    "unused-definition": ("no link uses `[{0}]`", "use it, or take it away"),
    "duplicate-definition": ("`[{0}]` is defined before, and only the first counts", "take one of them away"),
    "undefined-footnote": ("nothing defines the footnote `[^{0}]`, so this is text", "define it: [^{0}]: text"),
    "unused-footnote": ("nothing refers to the footnote `[^{0}]`, so it is not shown", "refer to it, or take it away"),
}


def references(view: View) -> Iterator[Problem]:
    """Every label that is used is defined, and the other way round."""
    for page in view.pages.values():
        for loose in page.loose:
            message, advice = (words.format(loose.label) for words in _MESSAGES[loose.code])
            near = _defined(loose, page) if loose.code.startswith("undefined") else ""
            if near:
                advice = f"did you mean `[{near}]`?"
            yield Problem(loose.code, message, page.source, loose.span, advice, "warning")


def _defined(loose: Loose, page: Outline) -> str:
    """Return the label most like an undefined one, of links or of footnotes."""
    mark = "^" if loose.code == "undefined-footnote" else ""
    return nearest(mark + loose.label.lower(), (label for label in page.labels if label.startswith("^") == bool(mark)))
