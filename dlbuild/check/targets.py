"""Links, images and other media lead to something that GitHub has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from posixpath import join, normpath
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from dlbuild.check.nearest import nearest, nearest_path, written
from dlbuild.check.resolve import Target, resolve
from dlbuild.check.tree import Tree
from dlbuild.check.view import View
from dlbuild.markdown.links import Link
from dlbuild.markdown.outline import Landmarks, Outline
from dlbuild.problem import Problem, Severity
from dlbuild.source import Source

# #L10, #L10-L20, #L10C5-L20C8: lines of a file that GitHub shows as code.
_LINES = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?")
_PREFIX = "user-content-"
# What somebody has written who meant an address of the web.
_NO_SCHEME = re.compile(r"https?(?:;|:?/)/*|(?=www\.)", re.IGNORECASE)
# A relative path in which nothing is encoded and nothing can be anything else, such as a scheme.
_PLAIN = re.compile(r"(?!/)[\w./-]+")


class Fault(NamedTuple):
    """What is wrong with a link, before its place is added."""

    code: str
    message: str
    help: str
    severity: Severity = "error"
    suggestion: str = ""


def targets(view: View) -> Iterator[Problem]:
    """Every link leads to a file, folder or anchor of the tree, or out into the web."""
    for name, page in view.pages.items():
        told = set()
        folder = name.rpartition("/")[0]
        for number, destination in enumerate(page.links.destinations):
            if _is_plainly_good(destination, page, folder, view):
                continue
            link = page.links[number]
            fault = _fault(link, name, view)
            # Once a line: a definition may have many uses, and a picture names one file for light and for dark.
            line, _ = page.source.place(link.span.start) if fault else (0, 0)
            if fault and (line, fault.message) not in told:
                told.add((line, fault.message))
                yield _problem(fault, link, page.source)


def _problem(fault: Fault, link: Link, source: Source) -> Problem:
    near, advice = fault.suggestion, fault.help
    if near:
        advice = f"{advice}{': ' if advice else ''}did you mean `{near}`?"
    return Problem(fault.code, fault.message, source, link.span, advice, fault.severity, link.destination, near)


def _is_plainly_good(destination: str, page: Outline, folder: str, view: View) -> bool:
    """Say whether a link is one of those, nearly all, that are seen to be right at a glance.

    Such a link leads to a heading of its page, or to a file by a relative path without anything special in it, or to a
    heading there; in the form that its anchor has.
    """
    path, mark, fragment = destination.partition("#")
    if not path:
        return page.anchors.get(fragment) == "heading"
    target = _joined(folder, path)
    if target not in view.tree.files:
        return False
    if not fragment:
        return not mark
    if not view.tree.is_page(target):
        return False
    there = view.page(target)
    return there is not None and there.anchors.get(fragment) == "heading"


@lru_cache(maxsize=10_000)
def _joined(folder: str, path: str) -> str:
    """Return where a plain path leads that stands in a page of this folder; "" for any other."""
    return normpath(join(folder, path)) if _PLAIN.fullmatch(path) else ""


def _fault(link: Link, page: str, view: View) -> Fault | None:
    target = resolve(link.destination, page, view.tree)
    if target.where == "web":
        return None
    if target.where == "outside":
        return Fault(
            "outside-repo",
            f"`{link.destination}` leads out of the repository",
            "GitHub has only what is in the repository: copy the file into it, or link to a URL",
        )
    return _missing(link, target.path, page, view.tree) or _astray(link, target, page, view)


def _missing(link: Link, path: str, page: str, tree: Tree) -> Fault | None:
    """Judge the path of a target."""
    if path == page or path in tree.files or (path in tree.folders and not link.image) or tree.in_submodule(path):
        return None
    if path in tree.folders:
        return Fault("missing-file", f"`{path}` is a folder, not an image", "name the image in it")
    spelled = tree.spelling.get(path.lower())
    if spelled is not None:
        message, advice = f"there is no `{path}`, but a `{spelled}`", "letter case matters to git and GitHub"
        return Fault("wrong-case", message, advice, suggestion=_relink(link, spelled, page))
    for form in ("NFC", "NFD"):
        if (twin := normalize(form, path)) in tree:
            advice = "the letters look alike but are composed in another way: copy the name from the folder's listing"
            return Fault("missing-file", f"there is no `{path}`, but a `{twin}` of other code points", advice)
    if tree.on_disk(path):
        return Fault("untracked", f"`{path}` is on this disk, but not in git", f"add it: git add -- '{path}'")
    return _unknown(link, path, page, tree)


def _unknown(link: Link, path: str, page: str, tree: Tree) -> Fault:
    """Say of a path that nothing has what may have been meant by it."""
    message = f"there is no `{path}`"
    if _NO_SCHEME.match(link.destination):
        address = _NO_SCHEME.sub("https://", link.destination)
        return Fault("missing-file", message, "without a scheme this is a path", suggestion=address)
    near = nearest_path(path, tree)
    advice = "" if near else "add the file, or take the link away"
    return Fault("missing-file", message, advice, suggestion=near and _relink(link, near, page))


def _relink(link: Link, path: str, page: str) -> str:
    """Return the destination with another path in it, and query and fragment as they were."""
    tail = re.search(r"[?#].*", link.destination, re.DOTALL)
    return written(path, page) + (tail[0] if tail else "")


def _astray(link: Link, target: Target, page: str, view: View) -> Fault | None:
    """Judge the fragment of a target that is there."""
    fragment = unquote(target.fragment.partition(":~:")[0])
    if fragment.lower() in {"", "top"} or "plain=1" in target.query.split("&"):
        return None
    if target.path in view.tree.folders:
        # GitHub shows the readme below the listing of a folder.
        readme = next((name for name in _readmes(target.path, view.tree) if view.tree.is_page(name)), "")
        return _astray(link, target._replace(path=readme), page, view) if readme and fragment != "readme" else None
    if target.path != page and not view.tree.is_page(target.path):
        if target.path in view.tree.symlinks and not _LINES.fullmatch(fragment):
            advice = "GitHub shows only the path that the link holds: link to the file itself"
            return Fault("missing-anchor", f"`{target.path}` is a symbolic link and has no `#{fragment}`", advice)
        return None  # images with #gh-dark-mode-only, lines of code, pages of other markup
    there = view.page(target.path)
    return _no_anchor(link, fragment, there, is_self=target.path == page) if there else None


def _readmes(folder: str, tree: Tree) -> Iterator[str]:
    """Yield the readme of a folder, however its name is written."""
    return (path for path in tree.names.get("readme.md", ()) if path.rpartition("/")[0] == folder)


def _no_anchor(link: Link, fragment: str, there: Landmarks, *, is_self: bool) -> Fault | None:
    names = there.anchors
    wanted = fragment.removeprefix(_PREFIX)
    if names.get(wanted) == "heading" or (wanted in names and wanted == wanted.lower()):
        return None
    if wanted in names or wanted.lower() in names:
        # GitHub looks for the fragment as it is written and in lower case; its newer file view only for the latter.
        message = f"`#{fragment}` is found by grace only: GitHub's anchors are in lower case"
        advice = f"write `#{wanted.lower()}`" + (", there and here" if wanted in names else "")
        return Fault("anchor-case", message, advice, "warning")
    page = "this page" if is_self else f"`{there.name}`"
    if _LINES.fullmatch(fragment):
        plain = link.destination.replace("#", "?plain=1#")
        message, advice = f"{page} has no anchor `#{fragment}`", "rendered Markdown has no line numbers"
        return Fault("missing-anchor", message, advice, "warning", plain)
    if is_self and fragment == "readme" and there.name.rpartition("/")[2].lower().startswith("readme."):
        return None  # the frame around a readme in the listing of its folder
    near = nearest(wanted.lower(), names)
    before = link.destination.partition("#")[0]
    advice = "" if near else "give a heading that name, or correct the link"
    message = f"{page} has no heading or anchor `#{fragment}`"
    return Fault("missing-anchor", message, advice, suggestion=near and f"{before}#{near}")
