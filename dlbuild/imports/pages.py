"""Formulas in the place of images, each in the first spelling that is read there as it is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dlbuild.imports.alternatives import formula_in
from dlbuild.imports.latex import Foreign
from dlbuild.imports.services import formula_at, service_of
from dlbuild.problem import Problem
from dlbuild.source import Source, Span

if TYPE_CHECKING:
    from dlbuild.markdown import Document, Edit
    from dlbuild.markdown.images import Image

# What a page must have for there to be anything to do.
_SIGNS = ("<img", "<IMG", "![")


class Imported(NamedTuple):
    """What becomes of a page: its edits, the formulas that they bring, in the same order, and images that must stay."""

    edits: tuple[Edit, ...]
    formulas: tuple[tuple[str, bool], ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Attempt:
    """An image that is a formula, and how it is tried to be written; `spellings` that failed are taken off."""

    image: Image
    latex: str
    display: bool
    spellings: list[str] = field(default_factory=list)


def imported(source: Source) -> Imported:
    """Return the edits that turn the images of formulas in a page into LaTeX."""
    if not any(sign in source.text for sign in _SIGNS):
        return Imported((), (), ())
    from dlbuild.markdown import read
    from dlbuild.markdown.images import images

    document = read(source)
    own = [reference.span for reference in document.references]
    attempts: list[_Attempt] = []
    problems: list[Problem] = []
    end = 0
    for image in sorted(images(document.parsed)):
        # Where tags are broken, one may begin in another.
        if image.span.start < end or any(start <= image.span.start < end for start, end in own):
            continue
        end = image.span.end
        found = _formula(image, source)
        if isinstance(found, Problem):
            problems.append(found)
        elif found:
            attempts.append(_attempt(source, image, found))
    edits = _settle(document, attempts)
    done = [attempt for attempt in attempts if attempt.spellings]
    problems += [_no_place(source, attempt) for attempt in attempts if not attempt.spellings]
    return Imported(edits, tuple((each.latex, each.display) for each in done), tuple(problems))


def _formula(image: Image, source: Source) -> Foreign | Problem | None:
    """Return the formula that an image shows, None for other images."""
    known = service_of(image.src)
    if not known:
        return formula_in(image.alt)
    service, address = known
    found = formula_at(service, address) or formula_in(image.alt)
    if found:
        return found
    message = f"no LaTeX can be read from this address of {service.name}"
    return Problem("not-imported", message, source, image.span, "the image stays", "warning")


def _no_place(source: Source, attempt: _Attempt) -> Problem:
    message = "where this image stands, LaTeX would not be read as a formula"
    way_out = "the image stays; where it is in HTML, write that part in Markdown and import again"
    return Problem("not-imported", message, source, attempt.image.span, way_out, "warning")


def _attempt(source: Source, image: Image, found: Foreign) -> _Attempt:
    """Decide whether a formula is displayed; list how it can be written."""
    display = found.display
    if display is None or image.cell:
        display = not image.cell and (image.alone or image.centred)
    # Only at the left edge may a formula have lines of its own: there are no containers whose marks they would need.
    at_edge = image.span.start == 0 or source.text[image.span.start - 1] in "\r\n"
    latex = found.latex
    if image.cell or not (display and at_edge):
        latex = latex.replace("\n", " ")
    written = latex.replace("|", "\\|") if image.cell else latex
    if display:
        ending = "\r\n" if "\r\n" in source.text else "\n"
        own_lines = [f"$$\n{written}\n$$".replace("\n", ending)] if at_edge and image.alone else []
        return _Attempt(image, latex, display, [*own_lines, f"$${written}$$", f"\\[{written}\\]"])
    return _Attempt(image, latex, display, [f"${written}$", f"$`{written}`$", f"\\({written}\\)"])


def _settle(document: Document, attempts: Sequence[_Attempt]) -> tuple[Edit, ...]:
    """Try spellings until all formulas are read as they are meant, and the other ones of the page as before."""
    from dlbuild.markdown import Edit, apply, read

    source = document.source
    others = Counter((formula.latex, formula.display) for formula in document.formulas)
    while True:
        tried = [attempt for attempt in attempts if attempt.spellings]
        edits = tuple(Edit(each.image.span, source[each.image.span], each.spellings[0]) for each in tried)
        if not edits:
            return ()
        after = read(Source(source.name, apply(source.text, edits)))
        seen = {formula.span: (formula.latex, formula.display) for formula in after.formulas}
        failed = [
            attempt
            for attempt, span in zip(tried, _places(edits), strict=True)
            if seen.pop(span, None) != (attempt.latex, attempt.display)
        ]
        if not failed and Counter(seen.values()) != others:
            failed = tried
        if not failed:
            return edits
        for attempt in failed:
            del attempt.spellings[0]


def _places(edits: Iterable[Edit]) -> Iterator[Span]:
    """Yield where the new texts stand in the new page."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        yield Span(start, start + len(edit.after))
        shift += len(edit.after) - len(edit.before)
