r"""dlbuild turns the LaTeX of Markdown notes into drawings that look the same everywhere, and can take it back.

A note is read into formulas and links (`markdown`). A formula's text is parsed into a math list (`tex`),
which is set by TeX's own algorithm (`layout`, with what `fonts` know of glyphs) into a picture. The
picture is written as SVG (`svg`) under a key that its LaTeX decides (`store`). The note is changed by edits
that can be undone (`plan`), everything or nothing (`commit`), by one run at a time (`lock`).

    Source ─read─► Document ─┬─ Formula ─parse─► Mlist ─translate─► Hbox ─ship─► Picture ─write─► bytes
                             └─ Link, Anchor ─check─► Problem                                      │
    Plan ◄───────────────── edits, drawings, removals, problems ◄──────────────────────── key ─────┘
     └─ commit: everything or nothing

Where to begin: `source` and `problem` are two values that everything speaks in; `typeset` is the whole engine in one
call; `plan` is what a run would change, as a value; `build` is the shell around it all.

The rooms. The engine is `tex`, `fonts`, `layout` and `svg`; nothing in it knows that there are files. `markdown`
reads pages and writes references into them, `check` says what a page may not do, `prove` whether its claims are true,
`imports` knows the images that other tools make of formulas, `hosts` the places that show pages in their own way. The
shell: `config`, `globs` and `pages` say what a run is about, `store` which drawings there are, `numbering` how
equations are numbered, `orders` how formulas are to look, and `workspace` holds all that; `draft` makes one plan of
many pages, with a `crew` of processes if that is worth while; `survey` shows the workspace to the checks;
`outlines` remembers what pages say, `verdicts` what the checks have said of them, `memory` that nothing was wrong
the last time, all in files that were `kept` from run to run; `verify` says whether pages and drawings agree, `widths`
what is too wide for its page, `cells` what a table's bars have cut; `report` says what was found, to whoever reads
it; `export` writes a page for such a place; `git` is what git asks for, so that people see LaTeX, and `setup` what a
repository needs for that; `failure` is what cannot be helped; `cli` is the words on the command line.

An arrow of the house points to the simpler thing, and what comes from outside has one door; tests/test_layers.py
has the list, and holds it.

The verbs, from Python:

    dlbuild.typeset(r"\frac{a}{b}").svg()      one formula
    dlbuild.build("notes")                     what the commands do; each returns a `Result`
    dlbuild.restore("notes")
    dlbuild.check("notes")
    dlbuild.clean()

Importing `dlbuild` imports none of it; the first use of a verb does.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlbuild.build import build, check, clean, restore, toc
    from dlbuild.typeset import typeset

    __version__: str

__all__ = ["__version__", "build", "check", "clean", "restore", "toc", "typeset"]

_VERBS = {
    "build": "dlbuild.build",
    "check": "dlbuild.build",
    "clean": "dlbuild.build",
    "restore": "dlbuild.build",
    "toc": "dlbuild.build",
    "typeset": "dlbuild.typeset",
}


def __getattr__(name: str) -> object:
    """Import a verb when it is first used (PEP 562)."""
    if name == "__version__":
        value: object = _version()
    elif name in _VERBS:
        from importlib import import_module

        value = getattr(import_module(_VERBS[name]), name)
    else:
        raise AttributeError(f"module 'dlbuild' has no attribute {name!r}")
    globals()[name] = value
    return value


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("dlbuild")
    except metadata.PackageNotFoundError:
        return "unknown (not installed)"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _House(ModuleType):
    """A package some of whose verbs have a module of the same name: `dlbuild.build` is the verb, always."""

    def __setattr__(self, name: str, value: object) -> None:
        # An import puts each submodule into its package; `from dlbuild.build import …` does not need that.
        if not (name in _VERBS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _House
