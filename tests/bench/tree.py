"""A tree of notes to measure `dlbuild build` on: as many pages as one likes, no formula twice, always the same.

The formulas have the sizes of those in lecture notes: most a few signs in a line, some a display, few a matrix.

    python tests/bench/tree.py FOLDER [PAGES]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

FORMULAS_A_PAGE = 10  # 7 in lines, 3 displayed
PAGES = 1000
A_FOLDER = 40

INLINE = (
    *("{a}", "{a} \\in \\mathbb{{R}}^{{{n}}}", "{a}_{{{n}}}", "{a}^{{[{m}]}}", "{g} = 0.{n}", "\\hat{{{a}}}^{{({n})}}"),
    *("{a}_{n} < {b}", "{a} \\mapsto {a}^{{{n}}}", "O({a}^{{{m}}} \\log {b}_{{{n}}})", "\\frac{{{a}}}{{{n}}}"),
    *("\\nabla_{{{g}}} {b}", "\\sqrt{{{a}^2 + {n}}}", "\\left\\lvert {a} - {b} \\right\\rvert < 10^{{-{n}}}"),
    *("P({a} = {n} \\mid {b})", "{a}^\\top {b} = {n}", "\\operatorname{{rank}} {a} = {n}", "{g} + {h} \\le \\pi / {n}"),
    *("\\tfrac{{{n}}}{{{m}}} \\|{a}\\|_2^2", "f \\colon {a} \\to {b}_{{{n}}}", "{a}, {b}, \\dots, {c}_{{{n}}}"),
)
DISPLAY = (
    "{a}_{{{n}}} = \\sum_{{i=1}}^{{{m}}} \\frac{{{b}_i^{{{n}}}}}{{\\sqrt{{{g}_i + \\varepsilon}}}}",
    "\\int_{{-\\infty}}^{{\\infty}} e^{{-{n} {a}^2}}\\, d{a} = \\sqrt{{\\frac{{\\pi}}{{{n}}}}}",
    "{a} = \\begin{{pmatrix}} {n} & {b}_1 & 0 \\\\ 0 & {g} & {c}_2 \\\\ {m} & 0 & 1 \\end{{pmatrix}}",
    "J({a}, {b}) = \\frac{{1}}{{{n}}} \\sum_{{i=1}}^{{{n}}} \\mathcal{{L}}\\left(\\hat{{y}}^{{(i)}}, y^{{(i)}}\\right)",
    "\\frac{{\\partial {a}}}{{\\partial {b}_{{{n}}}}} = \\lim_{{{h} \\to 0}} \\frac{{{a}({b} + {h}) - {a}({b})}}{h}",
    "|{a}| = \\begin{{cases}} {a} & \\text{{if }} {a} \\ge {n} \\\\ -{a} & \\text{{otherwise}} \\end{{cases}}",
    "\\begin{{aligned}} {a} &= {b} + {n}{c} \\\\ &= \\left({b}^2 - {g}\\right) \\cdot {m} \\end{{aligned}}",
    "\\prod_{{k=1}}^{{{n}}} \\left(1 - \\frac{{{a}^2}}{{k^2 \\pi^2}}\\right) \\approx \\frac{{\\sin {a}}}{{{a}}}",
    "{a}^{{\\langle {n} \\rangle}} = \\tanh\\left(W_{{aa}} {a}^{{\\langle {m} \\rangle}} + b_{{{b}}}\\right)",
    "{g} := {g} - \\alpha \\frac{{v_{{d{a}}}^{{\\text{{corrected}}}}}}{{\\sqrt{{s_{{d{a}}} + {n}}}}}",
)
LETTERS = tuple("abcdhjkmnpqrstuvwxyzABCEFGHKLMNPRSTUVWXYZ")
GREEK = tuple(r"\alpha \beta \gamma \delta \eta \theta \kappa \lambda \mu \nu \xi \rho \sigma \tau \phi".split())

PAGE = """# Lecture {number}

The last lecture ended with ${0}$; what follows takes it for granted. We write ${1}$ for the
thing itself and ${2}$ for what is left of it when nobody looks. It cost $5 and then $6 to print.

## What is given

- A number with ${3}$, as large as it has to be.
- Another one: ${4}$
  - which is the first if all goes well, see [the lecture before]({before}#what-is-given).

$$
{7}
$$

## What follows

From this, and from `x = "$y$"` in the program below, one sees that

$$
{8}
$$

and so on, as [the next lecture]({behind}) shows in *great* detail.

| case | value |
| :-- | :-- |
| good | ${5}$ |
| bad | ${6}$ |

```python
def price(dollars):
    return f"${{dollars}}"
```

> To sum up:
>
> $$
> {9}
> $$
"""


def formulas(patterns: tuple[str, ...], chance: random.Random) -> Iterator[str]:
    """Yield formulas made from patterns, none of them twice."""
    seen = set()
    for number in count():
        a, b, c = chance.sample(LETTERS, 3)
        g, h = chance.sample(GREEK, 2)
        n, m = chance.randint(2, 99), chance.randint(2, 9)
        formula = patterns[number % len(patterns)].format(a=a, b=b, c=c, g=g, h=h, n=n, m=m)
        if formula not in seen:
            seen.add(formula)
            yield formula


def name(number: int) -> str:
    """Return the name of a page."""
    return f"course-{number // A_FOLDER:02}/lecture-{number:04}.md"


def pages(count: int = PAGES) -> Iterator[tuple[str, str]]:
    """Yield names and texts."""
    chance = random.Random(1)
    inline, display = formulas(INLINE, chance), formulas(DISPLAY, chance)
    for number in range(count):
        chosen = [*(next(inline) for _ in range(7)), *(next(display) for _ in range(FORMULAS_A_PAGE - 7))]
        before, behind = ("../" + name((number + step) % count) for step in (-1, 1))
        yield name(number), PAGE.format(*chosen, number=number, before=before, behind=behind)


def plant(folder: Path, count: int = PAGES) -> None:
    """Write the pages into a folder."""
    for path, text in pages(count):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    plant(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else PAGES)
