"""Where a link leads on GitHub.

GitHub shows a page at `/OWNER/NAME/blob/BRANCH/PATH` and leaves it to the rules of URLs
(WHATWG URL Standard) what a relative link means there, but for one thing: a link that begins
with `/` counts from the root of the repository. So `../../issues` in a page at the root is the
list of issues, `../x.md` there is a file `x.md` of nowhere, and `/../dev/x.md` a file of the branch `dev`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

from dlbuild.check.tree import Tree, is_markdown

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://(?:www\.)?([^/?#]*)([^?#]*)(\?[^#]*)?(?:#(.*))?$", re.IGNORECASE | re.DOTALL)
_DOT = {".": ".", "%2e": "."}
_DOTS = frozenset({"..", ".%2e", "%2e.", "%2e%2e"})
# What a URL parser drops: white space around, line endings and tabs anywhere (WHATWG URL, 4.4).
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
# Pages that show a path of a branch, and the others that GitHub has for every repository.
_OF_A_PATH = frozenset({"blob", "tree", "raw", "blame", "edit"})
_OF_THE_REPOSITORY = frozenset(
    """actions activity archive attestations branches commit commits community compare contributors custom-properties
    delete deployments discussions forks graphs issues labels milestone milestones network new packages pkgs projects
    pull pulls pulse releases search security settings stargazers subscription tags watchers wiki workflows""".split()
)


class Target(NamedTuple):
    """What a link leads to.

    `here` is a path of the tree, which may or may not be there; `web` is anything that cannot be judged
    from here; `outside` is an address that GitHub does not have, just outside of the repository.
    """

    where: Literal["here", "web", "outside"]
    path: str = ""
    query: str = ""
    fragment: str = ""


def resolve(destination: str, page: str, tree: Tree) -> Target:
    """Return where a destination leads that stands in the page of that path."""
    url = destination.strip(_AROUND).translate(_INSIDE)
    if url.startswith("//") or _SCHEME.match(url):
        return _own(url, tree)
    rest, _, fragment = url.partition("#")
    path, _, query = rest.partition("?")
    if not path:
        return Target("here", page, query, fragment)
    folder = [] if path.startswith("/") else page.split("/")[:-1]
    address, lowest = _walk([*_owner_and_name(tree), "blob", "HEAD", *folder], path)
    # Who climbs above `blob` and writes it again, or uses the documented form `/../branch/path`, means another branch.
    meant = lowest < 3 or (path.startswith("/") and len(address) > 4)
    return _judge(address, tree, meant=meant)._replace(query=query, fragment=fragment)


def _walk(start: list[str], path: str) -> tuple[list[str], int]:
    """Go along a relative URL path. Return the segments, decoded, and how short the way was at its shortest."""
    # Rails squeezes slashes, so empty segments count for nothing.
    way, lowest = list(start), len(start)
    for segment in path.split("/"):
        if segment.lower() in _DOTS:
            del way[-1:]
            lowest = min(lowest, len(way))
        elif segment and segment.lower() not in _DOT:
            way.append(unquote(segment, errors="surrogateescape"))
    return way, lowest


def _own(url: str, tree: Tree) -> Target:
    """Resolve an absolute URL: it may lead back into this very repository."""
    match = _WEB.match(url if url[0] != "/" else f"https:{url}")
    if not match or not tree.home:
        return Target("web")
    host = tree.home.partition("/")[0].lower()
    address, _ = _walk([], match[2])
    if match[1].lower() == "raw.githubusercontent.com" and host == "github.com":
        address.insert(2, "raw")
    elif match[1].lower() != host:
        return Target("web")
    if not {*address[2:3]} & _OF_A_PATH:
        return Target("web")  # GitHub grows new pages; who writes the whole address knows of them
    target = _judge(address, tree, meant=True)
    return target._replace(query=(match[3] or "?")[1:], fragment=match[4] or "")


def _owner_and_name(tree: Tree) -> list[str]:
    """Return how the repository is called on GitHub; two empty words, which no address has, if that is unknown."""
    return tree.home.split("/", 2)[1:] if tree.home else ["", ""]


def _judge(address: list[str], tree: Tree, *, meant: bool) -> Target:
    """Say what the segments of an address on GitHub lead to."""
    own = [part.lower() for part in address[:2]] == [part.lower() for part in _owner_and_name(tree)]
    kind = address[2] if len(address) > 2 else ""
    if kind not in _OF_A_PATH:
        # A person's page, or a repository's, is not called like a page of notes: that is a file beside the repository.
        known = kind in _OF_THE_REPOSITORY or not ((kind and own) or is_markdown("/".join(address)))
        return Target("web" if known else "outside")
    return _branch(address[3:], tree, meant=meant) if own else Target("web")


def _branch(below: list[str], tree: Tree, *, meant: bool) -> Target:
    """Say what the segments after `blob` lead to: a branch's name, which may have slashes in it, and a path."""
    if below[:1] == ["refs"]:  # refs/heads/BRANCH/PATH, as the button "Raw" writes it
        del below[:2]

    def begins_with(ref: str) -> bool:
        return "/".join(below[: ref.count("/") + 1]) == ref

    for branch in filter(begins_with, tree.branches):
        return Target("here", "/".join(below[branch.count("/") + 1 :]))
    elsewhere = below and (meant or any(map(begins_with, tree.other_refs)))
    return Target("web" if elsewhere else "outside")
