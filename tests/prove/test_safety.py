"""A page is somebody else's text: it is read, never run, and what it asks for is bounded."""

from __future__ import annotations

import ast
import os
import signal
import time
from pathlib import Path
from threading import Timer
from typing import NoReturn

import pytest
import sympy.parsing.sympy_parser

import dlbuild.prove
from dlbuild.prove import crew
from dlbuild.prove.claim import Claim, Holds, Proved, Refuted, Unclear
from dlbuild.prove.crew import Worker
from dlbuild.prove.decide import decide
from tests.repository import Repository

HOUSE = Path(dlbuild.prove.__file__).parent
LIMIT = 8.0


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('touch harmed') = 0",
        r"\text{__import__('os').system('touch harmed')} = 0",
        r"\operatorname{eval}(\text{open('harmed', 'w')}) = 0",
        r"x_{\text{__import__('pathlib').Path('harmed').touch()}} = 1",
        r"\mathrm{exec}(open) = \mathrm{lambda} : x",
        "x = \\hat{__import__('os')}^{(i)}",
    ],
)
def test_a_formula_made_to_run_code_does_nothing(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("sympy is asked to read a text")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sympy.parsing.sympy_parser, "eval_expr", refuse)
    monkeypatch.setattr(sympy.parsing.sympy_parser, "parse_expr", refuse)

    for claim in (Claim(text), Claim("x = x + 0 y", (text,)), Claim("a + b = b + a", (), (), (("\\q", text),))):
        answers = list(decide(claim))
        assert all(isinstance(answer, Proved | Holds | Refuted | Unclear) for answer in answers)

    assert list(tmp_path.iterdir()) == []


def test_nothing_here_can_run_a_text() -> None:
    names = {"eval", "exec", "sympify", "parse_expr", "lambdify", "S", "__import__", "sympy_parser"}
    for path in HOUSE.glob("*.py"):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        used = {getattr(node, "id", None) or getattr(node, "attr", None) for node in tree}
        assert not used & names, path.name


def test_a_package_that_lies_in_the_notes_is_not_imported(tmp_path: Path) -> None:
    notes = Repository(tmp_path / "r")
    for name in ("sympy.py", "mpmath.py", "json.py"):
        notes.write(name, "open('harmed', 'w')\n")
    notes.write("a.md", "$x + y = y + x$ <!-- prove: -->\n")

    ran = notes.run("prove", "a.md")

    assert ran == (0, "1 claim: 1 proved\n", "")
    assert not (notes.root / "harmed").exists()


@pytest.mark.parametrize(
    "formula",
    [
        "y + 1 = " + "x^{" * 40 + "x" + "}" * 40,
        "9^{9^{9^{9^{9}}}} = 1",
        r"\sum_{i=1}^{10^9} i = 1",
        r"\sum_{i=1}^{40000} \sum_{j=1}^{40000} \sum_{k=1}^{40000} i j k = 1",
        r"\prod_{i=1}^{50000} (10^{100000} + i) = 1",
        r"(a + b + c + d + e + f + g + h)^{64} = (h + g + f + e + d + c + b + a)^{64} + 0 x",
        r"\det " + r"\begin{bmatrix}" + " & ".join("x" * 40) + r"\end{bmatrix} = 1",
        "(" * 60 + "x" + ")" * 60 + " = x",
        r"x \sim \mathcal{N}(a, b), \quad \mathbb{E}[(x + 1)^{64}] = 1",
        r"x_k \sim U(0, 1), \quad \mathbb{E}[\prod_{i=1}^{9} x_i] = 1",
    ],
    ids=[
        "tower",
        "nines",
        "long-sum",
        "deep-sum",
        "product",
        "powers",
        "determinant",
        "brackets",
        "moments",
        "outcomes",
    ],
)
def test_what_would_take_for_ever_is_given_up(formula: str) -> None:
    worker = Worker(LIMIT)
    start = time.monotonic()

    verdict = worker.decide(Claim(formula))
    took = time.monotonic() - start
    worker.close()

    assert isinstance(verdict, Proved | Holds | Refuted | Unclear)
    assert took < crew.PATIENCE * LIMIT + 10


def test_the_worker_that_was_ended_has_a_successor() -> None:
    worker = Worker(0.01)
    late = worker.decide(Claim("x + y = y + x"))
    worker.limit = 60

    assert isinstance(late, Unclear)
    assert "longer than" in late.message
    assert isinstance(worker.decide(Claim("x + y = y + x")), Proved)
    worker.close()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows counts no time of work")
def test_time_in_which_the_machine_does_something_else_does_not_count() -> None:
    worker = Worker(60)
    worker.decide(Claim("x + y = y + x"))
    assert worker.process is not None
    worker.limit = 1
    process = worker.process
    os.kill(process.pid, signal.SIGSTOP)
    going = Timer(1.5, os.kill, (process.pid, signal.SIGCONT))
    going.start()

    verdict = worker.decide(Claim("x + z = z + x"))
    still_there = worker.process
    worker.close()

    assert isinstance(verdict, Proved)
    assert still_there is process


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows counts no time of work")
def test_what_works_too_long_is_ended_though_the_clock_would_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "PATIENCE", 600)
    worker = Worker(60)
    worker.decide(Claim("x + y = y + x"))
    process = worker.process
    worker.limit = 0.5

    late = worker.decide(Claim(r"\prod_{i=1}^{50000} (10^{100000} + i) = 1"))
    worker.close()

    assert isinstance(late, Unclear), late
    assert "longer than 0.5 s" in late.message
    assert process is not None
    assert process.returncode == -signal.SIGPROF
