"""Links out into the web: that they can be right. They are not fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dlbuild.check.nearest import nearest
from dlbuild.check.resolve import resolve
from dlbuild.check.view import View
from dlbuild.problem import Problem
from dlbuild.source import Source, Span

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Scheme, host and port as RFC 3986 has them, in letters of any script; a host in brackets is a number.
_HOST = r"(?:[^\s/?#@]*@)?(?:[^\W_][\w.%~-]*|\[[0-9A-Fa-f:.]+\])(?::\d*)?"
_ADDRESS = re.compile(rf"https?://{_HOST}(?:[/?#]|$)", re.IGNORECASE)
# Nearly all addresses: nothing more need be asked of them.
_GOOD = re.compile(rf"https?://(?!http){_HOST}(?:[/?#]\S*)?\Z", re.IGNORECASE)
_TWICE = re.compile(r"https?:/*https?(?::|//)", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\n\r]")


def external(view: View) -> Iterator[Problem]:
    """Every address of the web has a scheme, a host and no blanks in it."""
    for name, page in view.pages.items():
        for number, destination in enumerate(page.links.destinations):
            fault = _fault(destination) if ":" in destination and not _GOOD.match(destination) else None
            if fault and resolve(destination, name, view.tree).where == "web":
                message, suggestion = fault
                help_ = f"did you mean `{suggestion}`?" if suggestion else "correct it, or take the link away"
                span = page.links[number].span
                yield Problem("bad-address", message, page.source, span, help_, "warning", destination, suggestion)


def addresses(view: View) -> Iterator[tuple[str, Source, Span]]:
    """Yield the addresses of the web that the pages link to, and where."""
    for name, page in view.pages.items():
        for link in page.links:
            url = link.destination.strip()
            if re.match(r"(?:https?:)?//", url, re.IGNORECASE) and resolve(url, name, view.tree).where == "web":
                yield url, page.source, link.span


def _fault(destination: str) -> tuple[str, str] | None:
    """Return what is wrong with an address, and what may have been meant."""
    url = destination.strip()
    scheme = _SCHEME.match(url)
    if not scheme:
        return None
    rest = url[scheme.end() :].lstrip("/")
    if scheme[1].lower() in {"http", "https"}:
        return _web_fault(url, scheme[0], rest)
    meant = nearest(scheme[1].lower(), ("https", "http")) if url.startswith("//", scheme.end()) else ""
    return (f"nothing is known by the scheme `{scheme[0]}`", f"{meant}://{rest}") if meant else None


def _web_fault(url: str, scheme: str, rest: str) -> tuple[str, str] | None:
    slashes = len(url) - len(scheme) - len(rest)
    if _BLANK.search(url):
        return "there is a blank in the address", _BLANK.sub("%20", url)
    if _TWICE.match(url):
        return "the address begins twice", re.sub(r"^https?:/*", "", url, flags=re.IGNORECASE)
    if not rest:
        return "the address has no host", ""
    if slashes != 2:
        return f"two slashes belong behind `{scheme}`", f"{scheme}//{rest}"
    return None if _ADDRESS.match(url) else ("the address has no host that could be right", "")
