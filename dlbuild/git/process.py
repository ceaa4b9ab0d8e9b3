"""The conversation with git that lasts as long as one git command: it sends files, and is given them back changed.

gitattributes(5), "Long Running Filter Process", version 2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from dlbuild.failure import UsageError
from dlbuild.git.packets import Pipe

# From a file's name and content to the new content; None if that could not be made, and git is to take the file as
# it is.
Answer = Callable[[str, bytes], "bytes | None"]

NOT_GIT = "this is for git to call; dlbuild init --filter tells it to"


def serve(pipe: Pipe, answers: Mapping[str, Answer]) -> None:
    """Answer git until it has no more questions. `answers` are by the name of the command, `clean` or `smudge`.

    Raises UsageError if it is not git that speaks, EOFError if it hangs up in the middle.
    """
    _shake_hands(pipe, answers)
    while (asked := pipe.words()) is not None:
        about = dict(word.partition("=")[::2] for word in asked)
        content = pipe.content()
        answer = answers.get(about.get("command", ""))
        changed = answer(about.get("pathname", ""), content) if answer else None
        if changed is None:
            pipe.say("status=error")
            continue
        pipe.say("status=success")
        pipe.give(changed)
        pipe.say()  # the status has not changed on the way


def _shake_hands(pipe: Pipe, answers: Mapping[str, Answer]) -> None:
    greeting = None
    with suppress(ValueError, EOFError):
        greeting = pipe.words()
    if not greeting or greeting[0] != "git-filter-client" or "version=2" not in greeting:
        raise UsageError(NOT_GIT)
    pipe.say("git-filter-server", "version=2")
    offered = pipe.words() or []
    pipe.say(*(f"capability={name}" for name in answers if f"capability={name}" in offered))
