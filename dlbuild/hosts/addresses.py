"""Where a page's addresses lead when the page is shown elsewhere."""

from __future__ import annotations

import re
from posixpath import dirname, normpath, relpath
from typing import NamedTuple

# A scheme, or a host (RFC 3986, 3.1 and 4.2).
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_RAW = re.compile(r"https://raw\.githubusercontent\.com/([^/]+/[^/]+)/(?:refs/(?:heads|tags)/)?(.+)")


class Move(NamedTuple):
    """From the `page` to where it will be shown: as a file called `target`, or anywhere, with addresses below `base`.

    All names are relative to the root of the project, whose files are served at `base`.
    """

    page: str
    target: str
    base: str

    def address(self, destination: str, *, image: bool) -> str:
        """Return what a link or an image of the page must say there."""
        if not destination or destination.startswith("#") or _ABSOLUTE.match(destination):
            return destination
        at = min((index for index in (destination.find("?"), destination.find("#")) if index >= 0), default=None)
        path, rest = destination[:at], destination[at:] if at is not None else ""
        # A path that begins with a slash begins at the repository's root, for GitHub and for GitLab.
        named = normpath(path.lstrip("/") if path.startswith("/") else f"{dirname(self.page)}/{path}".lstrip("/"))
        if named.startswith(".."):
            return destination
        folder = "/" if path.endswith("/") else ""
        return self.file(named, image=image) + folder + rest

    def file(self, named: str, *, image: bool) -> str:
        """Return how the page is to call a file of the project, whose name is as it stands in addresses."""
        if not self.base:
            return relpath(f"/{named}", f"/{dirname(self.target)}")
        raw = _RAW.fullmatch(self.base)
        if raw and not image:
            # A page is read on GitHub itself, not as its source.
            return f"https://github.com/{raw[1]}/blob/{raw[2]}/{named}"
        return f"{self.base}/{named}"
