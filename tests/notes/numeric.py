"""What the tests reckon with: the numbers in a text, slopes found by nudging, and the code of a page, run."""

import math
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def numbers(text: str) -> list[float]:
    """Return the numbers in a text; `1,234` and `1{,}234` are one number each."""
    plain = re.sub(r"(?<=\d)(?:\{,\}|,)(?=\d{3})", "", text)
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", plain)]


def matrices(tex: str) -> list[Array]:
    """Return the matrices of plain numbers in a formula."""
    bodies = re.findall(r"\\begin\{bmatrix\}([-\d.&\s\\]*)\\end\{bmatrix\}", tex)
    return [np.array([[float(cell) for cell in row.split("&")] for row in body.split(r"\\")]) for body in bodies]


def slope(f: Callable[[float], float], at: float, step: float = 1e-5) -> float:
    """Return a central difference; its error is of the order of the step squared."""
    return (f(at + step) - f(at - step)) / (2 * step)


def slopes(f: Callable[[], float], array: Array, step: float = 1e-5) -> Array:
    """Return the central differences of a number in the entries of an array that it is made from.

    The array is nudged in place, one entry at a time, and is afterwards as it was.
    """
    found = np.zeros_like(array)
    for place in np.ndindex(array.shape):
        here = array[place]
        array[place] = here + step
        above = f()
        array[place] = here - step
        found[place] = (above - f()) / (2 * step)
        array[place] = here
    return found


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def logistic(z: Array) -> Array:
    """Return the sigmoid of every entry."""
    return np.asarray(1 / (1 + np.exp(-z)))


def softmax(z: Array) -> Array:
    return np.asarray(np.exp(z) / np.sum(np.exp(z)))


def run(code: str) -> dict[str, Any]:
    """Run a block of Python and return what it defines."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "block.py"
        path.write_text(code, encoding="utf-8")
        return runpy.run_path(str(path))
