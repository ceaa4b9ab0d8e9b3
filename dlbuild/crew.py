"""Work in several processes: a function, and the parts to call it for.

What comes of it is what one process would have made, in the same order. A part that a process cannot do, because the
function raises or because something has killed the process, is done again by the one that asked: errors are told
as if there were no crew. A crew does not outlive whoever has asked for it, and does not hear Ctrl-C: it is told.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Method = Literal["fork", "spawn"]
Part = TypeVar("Part")
Made = TypeVar("Made")

# A fork has all that was imported and read, and starts in milliseconds. Elsewhere than on Linux the system's own
# libraries may not survive one.
_METHOD: Method = "fork" if sys.platform == "linux" else "spawn"
# A container may have fewer processors than it sees, and parts have to come together again in one process.
_MOST = 8
# How many parts each has at hand, so that none waits for the next.
_AT_HAND = 2


class _Hand(NamedTuple):
    """A process, and the wire to it: numbers of parts go there, what they have become comes back."""

    process: BaseProcess
    wire: Connection


def processors() -> int:
    """Return how many processes are worth while: as many as there are processors for this one, within reason."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(_MOST, len(allowed(0)) if allowed else os.cpu_count() or 1)


def may_fork() -> bool:
    """Say whether a copy of this process is a sane one: elsewhere than on Linux, or beside threads, it may not be."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


def spread(work: Callable[[Part], Made], parts: Sequence[Part], jobs: int, method: Method = _METHOD) -> Generator[Made]:
    """Yield what `work` makes of each part, in order, in as many processes as `jobs` says; with 1, in this one.

    With the method "spawn", `work` and the parts are pickled.
    """
    waiting = iter(range(len(parts)))
    hands = _hire(work, parts, min(jobs, len(parts)), method) if min(jobs, len(parts)) > 1 else []
    made: dict[int, Made] = {}
    try:
        for hand in hands * _AT_HAND:
            _ask(hand, waiting)
        for number, part in enumerate(parts):
            while hands and number not in made:
                _listen(hands, waiting, made)
            yield made.pop(number) if number in made else work(part)
    finally:
        for hand in hands:
            hand.process.terminate()
        for hand in hands:
            hand.process.join()
            hand.wire.close()


def _hire(work: Callable[[Part], Made], parts: Sequence[Part], jobs: int, method: Method) -> list[_Hand]:
    """Start a crew; where the system gives no process, or too few, there is none or a smaller one."""
    from multiprocessing import get_context

    context = get_context("fork") if method == "fork" else get_context("spawn")
    hands: list[_Hand] = []
    with suppress(OSError), _deaf():
        for _ in range(jobs):
            wire, end = context.Pipe()
            process = context.Process(target=_serve, args=(work, parts, end, wire), daemon=True)
            process.start()
            end.close()
            hands.append(_Hand(process, wire))
    return hands


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl-C back: those who start meanwhile do not hear it before they can say that they will not."""
    if sys.platform == "win32":
        yield
        return
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ask(hand: _Hand, waiting: Iterator[int]) -> None:
    """Ask for the next part, or say that there is none."""
    # Whoever has gone does not hear it; that shows when nothing comes back.
    with suppress(OSError):
        hand.wire.send(next(waiting, None))


def _listen(hands: list[_Hand], waiting: Iterator[int], made: dict[int, Made]) -> None:
    """Wait until something has been made, or somebody has gone."""
    from multiprocessing.connection import wait

    ready = wait([hand.wire for hand in hands])
    hand = next(hand for hand in hands if hand.wire in ready)
    try:
        number, value = hand.wire.recv()
    except (EOFError, OSError):
        hands.remove(hand)
        hand.process.join()
        hand.wire.close()
        return
    made[number] = value
    _ask(hand, waiting)


def _serve(work: Callable[[Part], Made], parts: Sequence[Part], wire: Connection, other_end: Connection) -> None:
    """Do what is asked for, until there is no more, or nobody who would ask."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What was there before is not looked through for garbage, and what is made here, which is mostly none, seldom.
    gc.freeze()
    gc.set_threshold(100_000)
    # A fork has this end, too: with it open, nobody would notice that the one at the other end has gone.
    other_end.close()
    # Whoever asked does the part again, and so finds out what was wrong with it.
    with suppress(Exception):
        while (number := wire.recv()) is not None:
            wire.send((number, work(parts[number])))
