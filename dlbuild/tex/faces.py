r"""Faces of text fonts: what `\textbf` and its kin change, and to the end of a group `\bfseries` (LaTeX, fntguide)."""

from __future__ import annotations

# Family, series and shape of each face (fntguide), and what commands change of them: None leaves all as it is.
_AXES = {
    "cmr10": ("rm", "m", "n"),
    "cmbx10": ("rm", "bx", "n"),
    "cmti10": ("rm", "m", "it"),
    "cmsl10": ("rm", "m", "sl"),
    "cmbxti10": ("rm", "bx", "it"),
    "cmss10": ("sf", "m", "n"),
    "cmssbx10": ("sf", "bx", "n"),
    "cmtt10": ("tt", "m", "n"),
}
# Faces that lean, and meet upright ones with an italic correction between.
SLANTED = frozenset(("cmti10", "cmsl10", "cmbxti10"))
_FACE_OF = {axes: face for face, axes in _AXES.items()}
FACES: dict[str, str | None] = {
    **dict.fromkeys(("\\text", "\\mbox", "\\hbox", "\\textsc")),
    "\\textrm": "rm",
    "\\textsf": "sf",
    "\\texttt": "tt",
    "\\textmd": "m",
    "\\textbf": "bx",
    "\\textup": "n",
    "\\textit": "it",
    "\\textsl": "sl",
    "\\textnormal": "",
    "\\emph": "em",
}
# The same to the end of the group; those of two letters begin anew (LaTeX 2.09).
SWITCHES = {
    "\\rmfamily": "rm",
    "\\sffamily": "sf",
    "\\ttfamily": "tt",
    "\\bfseries": "bx",
    "\\em": "em",
    "\\normalfont": "",
    **dict.fromkeys(("\\mdseries", "\\md"), "m"),
    **dict.fromkeys(("\\upshape", "\\up"), "n"),
    "\\itshape": "it",
    "\\slshape": "sl",
    "\\rm": "=rm",
    "\\sf": "=sf",
    "\\tt": "=tt",
    "\\bf": "=bx",
    "\\it": "=it",
    "\\sl": "=sl",
}


def changed(face: str, change: str | None) -> str:
    """Return the face in which one of family, series and shape is another; else upright or medium."""
    if change is None:
        return face
    if not change or change[0] == "=":
        face, change = "cmr10", change[1:]
    family, series, shape = _AXES[face]
    if change == "em":
        change = "it" if shape == "n" else "n"
    if change in ("rm", "sf", "tt"):
        family = change
    elif change in ("m", "bx"):
        series = change
    elif change:
        shape = change
    return _FACE_OF.get((family, series, shape)) or _FACE_OF.get((family, series, "n")) or _FACE_OF[family, "m", "n"]
