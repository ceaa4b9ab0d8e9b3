"""The settings of a tree of notes: `[tool.dlbuild]` in pyproject.toml, or dlbuild.toml.

`OPTIONS` is the whole list of them. A key that it does not have is an error that names the nearest one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, NamedTuple

from dlbuild.failure import UsageError, reason
from dlbuild.problem import Problem
from dlbuild.source import Source, Span

FILES = ("dlbuild.toml", "pyproject.toml")
_NO_FOLDER = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set; each field is the option of that name (`text_size` is `text-size`)."""

    notes: tuple[str, ...] = ("**",)
    exclude: tuple[str, ...] = ()
    formulas: str = "formulas"
    dollars: Literal["github", "pandoc"] = "github"
    headings: str = "keep"
    text_size: float = 16.0
    scale: float = 1.18
    weight: float = 12.0
    light: str = "#1f2328"
    dark: str = "#f0f6fc"
    theme: str = "picture"
    alignment: str = "cap"
    max_width: float = 846.0
    ignore: tuple[str, ...] = ()
    toc_levels: str = "2-6"
    toc_style: str = "bullets"
    macros: tuple[tuple[str, str], ...] = ()


class Project(NamedTuple):
    """A tree of notes and how it wants to be built.

    `root` is the repository's top folder, from which files are named. `base` is the folder of the
    configuration file, from which its globs and folders count; without one it is the root. `declared` is
    false for a folder that is a project only because somebody runs dlbuild in it: no git, no configuration.
    """

    root: Path
    base: Path
    config: Config
    in_git: bool
    declared: bool


class Option(NamedTuple):
    """How an option is read: `read` returns its value, or None for what cannot be one; `what` says what can."""

    read: Callable[[Any], Any]
    what: str


def _globs(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(glob, str) and glob for glob in value) else None


def _folder(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    parts = [part for part in value.split("/") if part not in {"", "."}]
    inside = parts and not value.startswith("/") and ".." not in parts and not _NO_FOLDER.search(value)
    # What is in git's folder, or in dlbuild's own, no page could refer to: git never has it.
    return "/".join(parts) if inside and {".git", ".dlbuild"}.isdisjoint(parts) else None


def _number(low: float, high: float) -> Callable[[object], float | None]:
    def read(value: object) -> float | None:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if number and isinstance(value, int | float) and low <= value <= high else None

    return read


def _color(value: object) -> str | None:
    matched = isinstance(value, str) and re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", value)
    return value.lower() if matched and isinstance(value, str) else None


def _ignore(value: object) -> tuple[str, ...] | None:
    rules = _globs(value)
    return rules if rules is not None and all(map(is_rule, rules)) else None


def is_rule(text: str) -> bool:
    """Say whether a text is a rule of what to ignore: a code, everywhere or in some pages."""
    return re.fullmatch(r"(?:\*|[a-z]+(?:-[a-z]+)*)(?: in \S.*)?", text) is not None


def _levels(value: object) -> str | None:
    match = re.fullmatch(r"([1-6])-([1-6])", value) if isinstance(value, str) else None
    return match[0] if match and match[1] <= match[2] else None


def _one_of(*words: str) -> Option:
    listed = ", ".join(f'"{word}"' for word in words[:-1]) + f' or "{words[-1]}"'
    return Option(lambda value: value if value in words else None, listed)


def _macros(value: object) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, dict):
        return None
    good = all(
        isinstance(text, str) and re.fullmatch(r"\\(?:[A-Za-z]+|[^A-Za-z])", name) for name, text in value.items()
    )
    return tuple(sorted(value.items())) if good else None


OPTIONS: Mapping[str, Option] = {
    "notes": Option(_globs, 'a list of globs, such as ["notes/**"]'),
    "exclude": Option(_globs, 'a list of globs, such as ["drafts/**"]'),
    "formulas": Option(_folder, 'a folder below that of this file, such as "formulas"'),
    "dollars": _one_of("github", "pandoc"),
    "headings": _one_of("keep", "build"),
    "text-size": Option(_number(4, 100), "a number of pixels from 4 to 100"),
    "scale": Option(_number(0.2, 5), "a number from 0.2 to 5"),
    "weight": Option(_number(0, 100), "a number from 0 to 100"),
    "light": Option(_color, 'a colour such as "#1f2328"'),
    "dark": Option(_color, 'a colour such as "#f0f6fc"'),
    "theme": _one_of("picture", "auto", "light", "card"),
    "alignment": _one_of("cap", "sym"),
    "max-width": Option(_number(0, 100_000), "a number of pixels, or 0 for any width"),
    "ignore": Option(
        _ignore, 'a list of codes or *, everywhere or in pages: ["no-alt", "missing-anchor in drafts/**"]'
    ),
    "toc-levels": Option(_levels, 'levels of headings such as "2-3"'),
    "toc-style": _one_of("bullets", "numbers"),
    "macros": Option(_macros, r"""a table from control sequences to texts, such as '\R' = '\mathbb{R}'"""),
}

# What was called otherwise, or has gone.
_FORMER = {
    ("theme", "media"): 'it is called "auto" now',
    ("alignment", "tight"): 'it is gone: "cap" is as exact, and better in browsers that ignore valign',
}


def parse(source: Source, header: str) -> Config | None:
    """Read the settings below the table called `header` (empty: the whole file); None if there is no such table.

    Raises UsageError, with all that is wrong, each at its line.
    """
    table: Any = _toml(source)
    for name in filter(None, header.split(".")):
        table = table.get(name) if isinstance(table, dict) else None
        if table is None:
            return None
    if not isinstance(table, dict):
        raise UsageError(problems=(Problem("not-a-table", f"{header} must be a table", source, _at(source, header)),))
    values: dict[str, Any] = {}
    problems = []
    for key, given in table.items():
        option = OPTIONS.get(key)
        if option is None:
            problems.append(_unknown(key, source, _at(source, header, key)))
        elif (value := option.read(given)) is None:
            message = f"{key} must be {option.what}"
            way_out = _FORMER.get((key, given), "") if isinstance(given, str) else ""
            problems.append(Problem("wrong-value", message, source, _at(source, header, key), way_out))
        else:
            values[key.replace("-", "_")] = value
    if problems:
        raise UsageError(problems=tuple(problems))
    return Config(**values)


def _unknown(key: str, source: Source, span: Span) -> Problem:
    from difflib import get_close_matches

    nearest = get_close_matches(key.replace("_", "-"), OPTIONS, 1, 0.5)
    way_out = f"did you mean {nearest[0]}?" if nearest else f"the options are {', '.join(OPTIONS)}"
    return Problem("unknown-option", f"there is no option called {key}", source, span, way_out)


def _at(source: Source, header: str, key: str = "") -> Span:
    """Return where a key is set, as far as a look at the text can tell."""
    start = max(source.text.find(f"[{header}"), 0) if header else 0
    pattern = rf"""^[ \t]*\[?(?:[\w."']+\.)?["']?({re.escape(key)})["']?[ \t]*[.=\]]""" if key else r"(dlbuild)"
    found = re.compile(pattern, re.MULTILINE).search(source.text, start)
    return Span(*found.span(1)) if found else Span(start, start)


def _toml(source: Source) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        # TOML 1.0 has no BOM and no lone carriage return.
        return tomllib.loads(source.text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = re.search(r" \(at line (\d+), column (\d+)\)", said)
        offset = source.line_starts()[int(place[1]) - 1] + int(place[2]) - 1 if place else len(source.text)
        message = f"not TOML: {said[: place.start()] if place else said.partition(' (')[0]}"
        raise UsageError(problems=(Problem("not-toml", message, source, Span(offset, offset)),)) from error


def find(start: Path) -> Project:
    """Return the project that a folder belongs to: the nearest configuration from there up to the repository's root.

    Raises UsageError if the configuration is wrong, or if there are two in one folder.
    """
    above = [start, *start.parents]
    tops = [folder for folder in above if (folder / ".git").exists()]
    root = tops[0] if tops else None
    for folder in above[: above.index(root) + 1] if root else above:
        config = _of_folder(folder, root or folder)
        if config is not None:
            return Project(root or folder, folder, config, root is not None, True)
    return Project(root or start, root or start, Config(), root is not None, root is not None)


def _of_folder(folder: Path, root: Path) -> Config | None:
    """Read the configuration that stands in a folder, if one does."""
    found = []
    for name, header in zip(FILES, ("", "tool.dlbuild"), strict=True):
        path = folder / name
        try:
            data = path.read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            continue
        except OSError as error:
            raise UsageError(f"{path}: {reason(error)}") from error
        # A pyproject.toml that does not name dlbuild need not be understood.
        if header and b"dlbuild" not in data:
            continue
        config = parse(_decode(path.relative_to(root).as_posix(), data), header)
        if config is not None:
            found.append((path, config))
    if len(found) > 1:
        both = " and ".join(str(path) for path, _ in found)
        raise UsageError(f"{both} both configure dlbuild: keep one of them")
    return found[0][1] if found else None


def _decode(name: str, data: bytes) -> Source:
    try:
        return Source(name, data.decode())
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8, in which TOML is written: byte {error.start}") from error


# The options and the fields are the same list, written twice; this holds them together.
assert set(OPTIONS) == {field.name.replace("_", "-") for field in fields(Config)}
