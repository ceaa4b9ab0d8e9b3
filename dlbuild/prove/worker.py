"""A process of its own that decides claims: it can be ended at any time, and cannot take more memory than it may.

It reads a claim a line, with the seconds that it may take, and writes each verdict that it comes to a line, with `true`
beside the last. `crew` is on the other side of the pipes.
"""

from __future__ import annotations

import json
import signal
import sys
from contextlib import suppress

from dlbuild.prove.claim import Claim, Unclear, Verdict, claim_from_json, verdict_to_json
from dlbuild.prove.term import Place

MEMORY = 1 << 30  # bytes
RECURSION = 3_000  # calls: definitions may lead to definitions (`names.DEEPEST`)


def main() -> None:
    """Decide claims until there are no more."""
    _bound_memory()
    sys.setrecursionlimit(RECURSION)
    for line in sys.stdin:
        seconds, data = json.loads(line)
        claim = claim_from_json(data)
        _bound_time(seconds)
        last: Verdict = _gave_up(claim, "nothing came of it")
        try:
            from dlbuild.prove.decide import decide

            for verdict in decide(claim):
                last = verdict
                _write(verdict, last=False)
        except MemoryError:
            last = _gave_up(claim, "it takes too much memory") if isinstance(last, Unclear) else last
        except RecursionError:
            last = _gave_up(claim, "it is nested too deep") if isinstance(last, Unclear) else last
        _bound_time(0)
        _write(last, last=True)


def _gave_up(claim: Claim, message: str) -> Unclear:
    return Unclear(message, Place(0, 0, len(claim.formula)), "write it in parts")


def _write(verdict: Verdict, *, last: bool) -> None:
    sys.stdout.write(json.dumps([last, verdict_to_json(verdict)]) + "\n")
    sys.stdout.flush()


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # There is no such bound on Windows, and macOS does not keep it.
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _bound_time(seconds: float) -> None:
    """End this process when it has worked for so many seconds, other than waited for the machine; 0 is no bound."""
    with suppress(AttributeError):  # There is no such timer on Windows: there the crew's clock decides.
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main()
