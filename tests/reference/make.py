r"""Set formulas with a LaTeX installation, and print where it put every mark.

usage: python -m tests.reference.make < formulas.jsonl > reference.jsonl

A line of the input has `id`, `tex` and `display`; a line of the output has besides `width`, `height`, `depth`,
`glyphs` [[font, code, x, y, size] …] and `rules` [[x, y, width, height] …]: ems of the text size, y downwards,
the baseline at 0, a rule's place its lower left corner. What LaTeX refuses is named on standard error.

Needs `latex` with amsmath, amssymb, mathtools, bm, cancel, xcolor and mathrsfs. Script sizes are set in the ten-point
designs scaled to 7 and 5 points, as dlbuild and every renderer on the web have them; LaTeX itself would take
cmr7 and cmr5, which are a little wider.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from tests.reference.dvi import Page, pages

# A DVI file counts in scaled points; ten points are an em of the text size.
EM = 655_360

# Encoding, family, series, shape and ten-point design of every font that is declared anew.
_FONTS = """
OT1 cmr m n cmr10
OT1 cmr m it cmti10
OT1 cmr m sl cmsl10
OT1 cmr bx n cmbx10
OT1 cmr bx it cmbxti10
OT1 cmss m n cmss10
OT1 cmss bx n cmssbx10
OT1 cmtt m n cmtt10
OML cmm m it cmmi10
OML cmm b it cmmib10
OMS cmsy m n cmsy10
OMS cmsy b n cmbsy10
OMX cmex m n cmex10
U msa m n msam10
U msb m n msbm10
U euf m n eufm10
U rsfs m n rsfs10
"""

_PREAMBLE = r"""
\documentclass[10pt]{article}
\usepackage{amsmath,amssymb,mathtools,bm,cancel,xcolor,mathrsfs}
\providecommand{\lt}{<}\providecommand{\gt}{>}
\expandafter\let\expandafter\primitiveshipout\csname tex_shipout:D\endcsname
%s
\begin{document}\nonstopmode
"""

# One page a formula: \count0 is its number, a special before it has the box's measures.
_PAGE = r"""
\immediate\write-1{formula %d}\count0=%d
\setbox0=\hbox{$%s
%s
$}%%
\primitiveshipout\hbox{\special{box \number\wd0,\number\ht0,\number\dp0}\box0}
"""


class Asked(TypedDict):
    """A formula to be set."""

    id: str
    tex: str
    display: bool


class Answer(Asked):
    """A formula as it was set."""

    width: float
    height: float
    depth: float
    glyphs: list[list[str | int | float]]
    rules: list[list[float]]


def document(formulas: list[Asked]) -> str:
    """Return a LaTeX document that ships every formula out on a page of its own."""
    declared = [line.split() for line in _FONTS.splitlines() if line]
    # The families' own declarations must be read before ours, or they would win.
    loaded = [rf"\fontencoding{{{encoding}}}\fontfamily{{{family}}}\selectfont" for encoding, family, *_ in declared]
    shapes = [
        rf"\DeclareFontShape{{{encoding}}}{{{family}}}{{{series}}}{{{shape}}}{{<->{design}}}{{}}"
        for encoding, family, series, shape, design in declared
    ]
    head = _PREAMBLE % "\n".join([r"\begingroup", *loaded, r"\endgroup", *shapes])
    formula_pages = [
        _PAGE % (at, at, r"\displaystyle" if one["display"] else "", one["tex"].strip())
        for at, one in enumerate(formulas)
    ]
    return head + "".join(formula_pages) + "\\end{document}\n"


def refused(log: str) -> set[int]:
    """Return the numbers of the formulas at which LaTeX complained."""
    found: set[int] = set()
    number = -1
    for line in log.splitlines():
        if line.startswith("formula "):
            number = int(line.split()[1])
        elif line.startswith("! "):
            found.add(number)
    return found


def tfm(name: str) -> Path:
    """Return where the metrics of a font are."""
    return Path(subprocess.run(["kpsewhich", f"{name}.tfm"], check=True, capture_output=True, text=True).stdout.strip())


def answer(asked: Asked, page: Page) -> Answer:
    """Return a page in ems, from the formula's baseline."""
    measures = next(special for special in page.specials if special.startswith("box "))
    width, height, depth = (int(number) for number in measures[4:].split(","))

    def ems(*lengths: int) -> list[float]:
        return [round(length / EM, 4) + 0.0 for length in lengths]

    return {
        "id": asked["id"],
        "tex": asked["tex"],
        "display": asked["display"],
        "width": ems(width)[0],
        "height": ems(height)[0],
        "depth": ems(depth)[0],
        "glyphs": [[mark.font, mark.code, *ems(mark.x, mark.y - height, mark.size)] for mark in page.marks],
        "rules": [ems(bar.x, bar.y - height, bar.width, bar.height) for bar in page.rules],
    }


def main() -> None:
    """Read formulas, set them, print what came out."""
    formulas: list[Asked] = [json.loads(line) for line in sys.stdin if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder, "formulas.tex")
        job.write_text(document(formulas), encoding="utf-8")
        latex = ["latex", "-interaction=batchmode", "-no-shell-escape", job.name]
        subprocess.run(latex, cwd=folder, check=False, capture_output=True)
        wrong = refused(job.with_suffix(".log").read_text(encoding="latin-1"))
        found = pages(job.with_suffix(".dvi").read_bytes(), tfm)
    for page in found:
        asked = formulas[page.number]
        if page.number in wrong:
            sys.stderr.write(f"{asked['id']}: LaTeX refuses it\n")
        else:
            line = json.dumps(answer(asked, page), ensure_ascii=False, separators=(",", ":"))
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
