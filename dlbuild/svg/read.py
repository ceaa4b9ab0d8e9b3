"""What a drawing says of itself.

Only what `dlbuild.svg.write` wrote is understood, by one regular expression
over its first bytes; anything else is not dlbuild's. No XML parser is needed,
and none is exposed to a stranger's file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from dlbuild.svg.escape import unescaped
from dlbuild.svg.path import UNIT

_HEAD = re.compile(
    rb'(?P<head><svg xmlns="http://www\.w3\.org/2000/svg" width="(?P<width>\d+)" height="(?P<height>\d+)"'
    rb' viewBox="-?\d+ (?P<top>-?\d+) \d+ \d+"(?: id="dark")? fill="[^"<>]*" data-tex="(?P<tex>[^"<>]*)"'
    rb' data-dlbuild="(?P<format>\d+) (?P<mode>display|inline) )(?P<digest>[0-9a-f]{12})"'
)

_TEXT = re.compile(rb"<text [^<>]*>([^<>]*)</text>")


@dataclass(frozen=True, slots=True)
class About:
    """The facts: lengths in CSS px, `depth` below the baseline. `intact` is false if any byte was changed since.

    `foreign` are the characters that are not drawn, but left to the reader's fonts.
    """

    tex: str
    display: bool
    width: int
    height: int
    depth: int
    format: int
    intact: bool
    foreign: str = ""


def digest(head: bytes, tail: bytes) -> bytes:
    """Return what stands between these two parts of a drawing: a digest of them."""
    return sha256(head + tail).hexdigest()[:12].encode()


def read(data: bytes) -> About:
    """Return what the drawing says of itself; raises ValueError if it is not one of dlbuild's."""
    found = _HEAD.match(data)
    if found is None:
        raise ValueError("not a drawing of dlbuild: its first bytes are others")
    height = int(found["height"])
    return About(
        tex=unescaped(found["tex"].decode()),
        display=found["mode"] == b"display",
        width=int(found["width"]),
        height=height,
        depth=height + int(found["top"]) // UNIT,
        format=int(found["format"]),
        intact=digest(found["head"], data[found.end("digest") :]) == found["digest"],
        foreign="".join(text.decode() for text in _TEXT.findall(data)),
    )
