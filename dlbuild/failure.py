"""A run that cannot go on: what is said to the person, and how the process exits.

What is wrong with a page is a `Problem`, a value. These exceptions are for what
is wrong with the run: a folder that cannot be written, a PATH that is not there.
"""

from __future__ import annotations

from dlbuild.problem import Problem


class RunError(Exception):
    """Something outside dlbuild is in the way: the disk, git, another run. The message is for a person."""

    exit_code = 1


class UsageError(RunError):
    """What was asked makes no sense: a missing PATH, a wrong configuration. In a file, `problems` say where."""

    exit_code = 2

    def __init__(self, message: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def reason(error: OSError) -> str:
    """Return what the operating system said, as the rest of a sentence: `no space left on device`."""
    return (error.strerror or str(error)).lower()
