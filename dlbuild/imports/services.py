"""The services that draw LaTeX from an address: a row each. Many are gone; their addresses are still in pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from dlbuild.imports.latex import Foreign, foreign

# From an address to the LaTeX in it, still encoded, and whether it is displayed, if that is said.
Reader = Callable[[SplitResult], "tuple[str, bool | None]"]


class Service(NamedTuple):
    """A service: its name, its addresses (host and path), and where they have the LaTeX.

    `plus` is what a plus sign means there, which forms write for a blank.
    """

    name: str
    addresses: re.Pattern[str]
    read: Reader
    plus: str


def _query(address: SplitResult) -> tuple[str, bool | None]:
    return address.query, None


def _path(address: SplitResult) -> tuple[str, bool | None]:
    rest = address.path.lstrip("/").partition("/")[2]
    return rest + (f"?{address.query}" if address.query else ""), None


def _value(*names: str, inline: str = "") -> Reader:
    """Return a reader of the first parameter that is there; `inline` is one that says so of its formula."""

    def read(address: SplitResult) -> tuple[str, bool | None]:
        values = dict(part.partition("=")[::2] for part in reversed(address.query.split("&")))
        display = {"inline": False, "display": True}.get(values.get("mode", ""))
        if inline and inline in values:
            return values[inline], False
        return next((values[name] for name in names if name in values), ""), display

    return read


def _service(name: str, addresses: str, read: Reader, plus: str = " ") -> Service:
    return Service(name, re.compile(addresses, re.IGNORECASE), read, plus)


SERVICES = (
    _service("codecogs", r"(?:[\w-]+\.)?codecogs\.com/(?:[\w.]+/)*(?:gif|png|svg|pdf|swf|emf)\b.*", _query, "+"),
    _service("GitHub", r"render\.githubusercontent\.com/render/math", _value("math")),
    _service("upmath", r"(?:i\.upmath\.me|tex\.s2cms\.(?:ru|com))/(?:svg|png)b?/.+", _path, "+"),
    _service("math-api", r"math\.(?:vercel\.app|now\.sh)/?", _value("from", inline="inline")),
    _service("Google Chart", r"chart\.(?:apis\.google|googleapis)\.com/chart", _value("chl")),
    _service("WordPress", r"(?:s\d\.wp|[\w-]+\.wordpress)\.com/latex\.php", _value("latex")),
    _service("Zhihu", r"(?:www\.)?zhihu\.com/equation", _value("tex")),
    _service("Jianshu", r"math\.jianshu\.com/math", _value("formula")),
    _service("Sciweavers", r"(?:www\.)?sciweavers\.org/tex2img\.php", _value("eq")),
    _service("mathTeX", r"(?:[\w.-]+)/(?:[\w~.-]+/)*(?:mathtex|mimetex)\.cgi", _query, "+"),
)

_PROXY = re.compile(r"camo\.githubusercontent\.com/[0-9a-f]+/((?:[0-9a-f]{2})+)", re.IGNORECASE)
# codecogs' own names for signs that an address cannot have.
_NAMED = re.compile(r"&(space|plus|hash|amp|lt|gt|quot|percnt|newline);")
_SIGNS = {
    **dict(zip(("space", "plus", "hash", "amp", "lt", "gt", "quot", "percnt"), ' +#&<>"%', strict=True)),
    "newline": "\n",
}


def service_of(src: str) -> tuple[Service, SplitResult] | None:
    """Return the service that an address is one of, and the address in parts."""
    try:
        address = urlsplit(f"https:{src}" if src.startswith("//") else src)
    except ValueError:
        return None
    place = f"{address.hostname or ''}{address.path}"
    proxied = _PROXY.fullmatch(place)
    if proxied:
        # GitHub's proxy for images has the address that it stands for in hexadecimal digits.
        return service_of(bytes.fromhex(proxied[1]).decode(errors="replace"))
    for service in SERVICES:
        if address.scheme in {"http", "https"} and service.addresses.fullmatch(place):
            return service, address
    return None


def formula_at(service: Service, address: SplitResult) -> Foreign | None:
    """Return the LaTeX in an address; None if there is none, or none to be understood."""
    encoded, display = service.read(address)
    if service.plus == "+":
        encoded = _NAMED.sub(lambda match: _SIGNS[match[1]], encoded)
    try:
        latex = unquote_to_bytes(encoded.replace("+", service.plus)).decode()
    except UnicodeDecodeError:
        return None
    return foreign(latex, display)
