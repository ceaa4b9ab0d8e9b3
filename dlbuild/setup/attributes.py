"""The lines of .gitattributes (gitattributes(5))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dlbuild.setup.lines import Addition, append


class Rule(NamedTuple):
    """A line: which files, and what git is told of them."""

    pattern: str
    attributes: tuple[str, ...]


def rules(folder: str, suffixes: Iterable[str]) -> list[Rule]:
    """Return what git is to be told of the drawings in `folder`, and of pages in `git diff`."""
    # `check` sees when a byte of a drawing has changed, be it a line ending; GitHub folds what is generated.
    drawings = Rule(_quoted(f"/{_escaped(folder)}/*.svg"), ("-text", "linguist-generated"))
    return [drawings, *(Rule(f"*{suffix}", ("diff=dlbuild",)) for suffix in suffixes)]


def filters(notes: Iterable[str], exclude: Iterable[str], base: str, suffixes: Iterable[str]) -> list[Rule]:
    """Return which pages the filter is for: those that the globs of the configuration in `base` mean."""
    suffixes = tuple(suffixes)
    included = [Rule(each, ("filter=dlbuild",)) for glob in notes for each in _patterns(glob, base, suffixes)]
    excluded = [Rule(each, ("-filter",)) for glob in exclude for each in _patterns(glob, base, suffixes)]
    return [*included, *excluded]


def _patterns(glob: str, base: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Translate one of dlbuild's globs: a folder means the pages in it, however deep, and no other file."""
    glob = glob.removeprefix("./").rstrip("/")
    above = f"/{_escaped(base)}/" if base else "/"
    if glob == "**":
        yield from (_quoted(f"{above}**/*{suffix}") if base else f"*{suffix}" for suffix in suffixes)
    elif glob.lower().endswith(suffixes):
        yield _quoted(above + glob)
    else:
        folder = glob.removesuffix("/**")
        yield from (_quoted(f"{above}{folder}/**/*{suffix}") for suffix in suffixes)


def extended(text: str, wanted: Iterable[Rule]) -> Addition | None:
    """Add the rules that a .gitattributes has not; None if it has all. What it says already of an attribute, stays."""
    said = [line.split() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    known = {(pattern.lstrip("/"), _name(each)) for pattern, *attributes in said for each in attributes}
    lines = []
    for pattern, attributes in wanted:
        new = [each for each in attributes if (pattern.lstrip("/"), _name(each)) not in known]
        if new:
            lines.append(" ".join((pattern, *new)))
    return append(text, tuple(lines)) if lines else None


def _name(attribute: str) -> str:
    return attribute.lstrip("-!").partition("=")[0]


def _escaped(name: str) -> str:
    return "".join(f"\\{sign}" if sign in "*?[\\" else sign for sign in name)


def _quoted(pattern: str) -> str:
    """Quote a pattern that has a blank in it, as C does."""
    if not any(sign in pattern for sign in ' \t"'):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
