"""What a drawing depends on, as a short digest: whether it must be drawn again is known without drawing it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType, FunctionType

import dlbuild
from notes.figures.drawing import figure

_ENGINE = ("tex", "fonts", "layout", "svg")


def fingerprint(draw: Callable[[], object]) -> str:
    """Return the digest of a figure's code: its function, what that uses in the figures' modules, the vocabulary."""
    assert isinstance(draw, FunctionType)
    parts = [vocabulary(), *_sources(draw, set())]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


@cache
def vocabulary() -> str:
    """Return the digest of what all figures depend on: how things are drawn, and how labels are set."""
    house = Path(inspect.getfile(dlbuild)).parent
    own = Path(inspect.getfile(figure)).parent
    files = [*own.glob("*.py"), *(path for room in _ENGINE for path in (house / room).rglob("*.*") if path.is_file())]
    digest = sha256()
    for path in sorted(path for path in files if path.suffix in {".py", ".json"}):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sources(function: FunctionType, seen: set[str]) -> Iterator[str]:
    """Yield the source of a function and of the functions and values beside it that it names, each once."""
    yield inspect.getsource(function)
    for name in sorted(_names(function.__code__)):
        value = function.__globals__.get(name)
        if name not in function.__globals__ or f"{function.__module__}.{name}" in seen:
            continue
        seen.add(f"{function.__module__}.{name}")
        if isinstance(value, FunctionType) and _is_ours(value):
            yield from _sources(value, seen)
        elif isinstance(value, (str, int, float, tuple, list, dict)):
            yield f"{name} = {value!r}"


def _is_ours(function: FunctionType) -> bool:
    return function.__module__.startswith("notes.figures.") and ".drawing" not in function.__module__


def _names(code: CodeType) -> set[str]:
    """Return the names that code and the functions inside it look up."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names |= _names(constant)
    return names
