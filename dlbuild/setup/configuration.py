"""dlbuild.toml, with every option as it is without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from dlbuild.config import OPTIONS, Config

_HEAD = (
    "# How dlbuild builds the notes below this folder.",
    "# Every option is shown as it is anyway: take the # away to change one.",
)
_MEANS = {
    "notes": "Which Markdown files are notes.",
    "exclude": "Which of them are not.",
    "formulas": "The folder for the drawings.",
    "headings": 'Formulas in headings: "keep" leaves them as they are, "build" draws them.',
    "text-size": "The size of the text around a formula, in pixels.",
    "scale": "Formula size to text size; at 1.18 small letters are as high as those of GitHub's fonts.",
    "weight": "How much every stroke is thickened, in thousandths of an em.",
    "light": "The ink on light paper, and on dark.",
    "dark": "",
    "theme": 'How the ink follows the paper: "picture" for GitHub, "auto" without <picture>, "light" or "card".',
    "alignment": 'How boxes are padded for browsers that ignore valign: "cap" a little, "sym" fully.',
    "max-width": "Wider formulas are warned of, in pixels: GitHub's column is 846 wide, a phone's 308. 0 is any width.",
    "macros": "Your own control sequences; #1 to #9 are arguments.",
}


def text() -> str:
    """Return the text of a configuration that changes nothing and names everything."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    defaults = {field.name.replace("_", "-"): getattr(Config(), field.name) for field in fields(Config)}
    yield from _HEAD
    # In TOML, a table comes behind all single values.
    for key in sorted(OPTIONS, key=lambda key: key == "macros"):
        means = _MEANS.get(key, f"{OPTIONS[key].what[:1].upper()}{OPTIONS[key].what[1:]}.")
        if means:
            yield ""
            yield f"# {means}"
        if key == "macros":
            yield "# [macros]"
            yield r"# '\R' = '\mathbb{R}'"
        else:
            yield f"# {key} = {json.dumps(defaults[key])}"
