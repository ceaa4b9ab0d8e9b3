"""What earlier runs have found, so that only what has changed is decided again.

Verdicts are kept under a digest of the claim, the answers to a whole page under a digest of the page: a page that is as
it was need not even be parsed. All of it holds for one state of dlbuild's code and of sympy, and may be thrown away at
any time. It lies beside the lock.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from dlbuild.lock import FOLDER
from dlbuild.prove.claim import Claim, Verdict, claim_to_json, verdict_from_json, verdict_to_json

_FILE = "claims.json"
# What a verdict depends on beside the claim.
_CODE = ("prove", "tex", "markdown")
_PACKAGES = ("sympy", "mpmath", "markdown_it")


# What a page's answers are kept as: `run` writes and reads it.
Json: TypeAlias = Any


class Cache:
    """Verdicts and answers, read from `root` and written back by `save`."""

    def __init__(self, root: Path) -> None:
        self.path = root / FOLDER / _FILE
        self.code = _code()
        self._old = self._read()
        self._claims: dict[str, Any] = {}
        self._pages: dict[str, Any] = {}

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            data = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(data, dict) and data.get("code") == self.code:
                return data
        return {"claims": {}, "pages": {}}

    def verdict(self, claim: Claim) -> Verdict | None:
        """Return the verdict on a claim, if it is known."""
        key = _digest(claim_to_json(claim))
        data = self._claims.get(key, self._old["claims"].get(key))
        if data is None:
            return None
        self._claims[key] = data
        with suppress(KeyError, TypeError):
            return verdict_from_json(data)
        return None

    def keep(self, claim: Claim, verdict: Verdict) -> None:
        """Note the verdict on a claim."""
        self._claims[_digest(claim_to_json(claim))] = verdict_to_json(verdict)

    def forget(self, claim: Claim) -> None:
        """Do not keep the verdict on a claim for the next run."""
        self._claims.pop(_digest(claim_to_json(claim)), None)

    def page(self, name: str, data: bytes, about: object) -> Json | None:
        """Return what is known of a page that has this name, these bytes and this configuration; None if nothing is."""
        return self._old["pages"].get(self._page_key(name, data, about))

    def keep_page(self, name: str, data: bytes, about: object, answers: object) -> None:
        """Note all that was found on a page."""
        self._pages[self._page_key(name, data, about)] = answers

    def _page_key(self, name: str, data: bytes, about: object) -> str:
        return _digest([name, sha256(data).hexdigest(), about])

    def save(self, *, whole: bool) -> None:
        """Write down what is known now; after a run over all pages, what it did not ask for is forgotten."""
        old = {"claims": {}, "pages": {}} if whole else self._old
        claims, pages = {**old["claims"], **self._claims}, {**old["pages"], **self._pages}
        if claims == self._old["claims"] and pages == self._old["pages"]:
            return
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            temporary = self.path.with_suffix(f".{os.getpid()}")
            temporary.write_text(json.dumps({"code": self.code, "claims": claims, "pages": pages}), encoding="utf-8")
            temporary.replace(self.path)


def _digest(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]


def _code() -> str:
    """Return a digest of what tells this dlbuild and the packages it leans on from others."""
    return _digest([sys.version, *_stats()])


def _stats() -> Iterator[list[object]]:
    here = Path(__file__).parents[1]
    for room in _CODE:
        for folder, names, files in os.walk(here / room):
            names.sort()
            for name in sorted(files):
                if name.endswith(".py"):
                    stat = (Path(folder) / name).stat()
                    yield [room, name, stat.st_mtime_ns, stat.st_size]
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec and spec.origin:
            yield [package, Path(spec.origin).stat().st_mtime_ns]
