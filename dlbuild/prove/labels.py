r"""Arrows with equations at them: `x + b \xrightarrow{b = 0} x` says that both sides are equal if these hold."""

from __future__ import annotations

from dlbuild.prove.scripts import split
from dlbuild.prove.signs import SETTINGS
from dlbuild.prove.term import UnclearError
from dlbuild.prove.units import Unit, units_of
from dlbuild.tex.mlist import ExtensibleArrow


def label(arrow: Unit) -> tuple[Unit, ...]:
    """Return what stands above and below an arrow, with a comma between."""
    if not isinstance(arrow.nucleus, ExtensibleArrow):
        return ()
    below = units_of(arrow.nucleus.below, arrow.place) if arrow.nucleus.below else ()
    comma = (Unit("sign", ",", arrow.place),) if below else ()
    return (*units_of(arrow.nucleus.above, arrow.place), *comma, *below)


def is_under(unit: Unit) -> bool:
    """Whether a unit is an arrow at which there is nothing but equations, and not what a layer is (`s = 2`)."""
    said = [[each for each in part if each.kind != "quad"] for part in split(label(unit), {","})]
    return all(
        len(part) > 2 and part[0].text not in SETTINGS and sum(each.text == "=" for each in part) == 1 for part in said
    )


def parted(units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], Unit, tuple[Unit, ...]]:
    """Return what stands left of such an arrow, the arrow, and what stands right of it."""
    (at, *others) = (at for at, unit in enumerate(units) if is_under(unit))
    left, right = units[:at], units[at + 1 :]
    if others or not left or not right:
        raise UnclearError("one arrow at a time, with something on either side", units[at].place)
    return left, units[at], right
