"""The verb `init`: look at a repository, and bring it what it has not."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from dlbuild import config
from dlbuild.commit import Write, commit
from dlbuild.config import Project
from dlbuild.failure import RunError, UsageError, reason
from dlbuild.pages import SUFFIXES, choose, content
from dlbuild.setup import attributes, configuration, hooks, makefile
from dlbuild.setup.lines import Addition, append
from dlbuild.source import Source


class Step(NamedTuple):
    """One thing that was done, or is to do.

    `kind` is what: a new file, lines added to one, a setting in git's configuration of this clone, or something `left`
    to a person. `name` is the file's name, relative to the root, or the setting's; `lines` are what is new, `reason`
    says why it was left.
    """

    kind: Literal["file", "lines", "setting", "left"]
    name: str
    lines: tuple[str, ...]
    reason: str = ""
    write: Write | None = None


# Headings, which git's own driver for Markdown shows above a change (git, userdiff.c).
_HEADING = "^ {0,3}#{1,6}[[:blank:]].*"


def init(*, filtered: bool = False, check: bool = False) -> tuple[Step, ...]:
    """Set up the project of the current folder; with `check`, only say how. Returns the steps, none if all is there.

    `filtered` asks for the filter as well. What is there already stays, byte for byte, and so does what somebody has
    set otherwise. Raises RunError if a file cannot be written, with every file as it was.
    """
    project = config.find(Path.cwd())
    if filtered and not project.in_git:
        raise UsageError(f"{project.root} is not in a git repository, and --filter is about git: run git init first")
    filtered = filtered or (project.in_git and bool(_setting(project.root, "filter.dlbuild.process")))
    steps = tuple(_files(project, filtered))
    if project.in_git:
        steps += tuple(_settings(project.root, filtered))
    if not check:
        commit([step.write for step in steps if step.write])
        for step in steps:
            if step.kind == "setting":
                _git(project.root, "config", "--local", step.name, step.lines[0])
    return steps


def _files(project: Project, filtered: bool) -> Iterator[Step]:
    root, base = project.root, project.base
    if not _is_configured(project):
        lines = tuple(configuration.text().splitlines())
        yield from _step(root, (base / config.FILES[0]).relative_to(root).as_posix(), lambda _: append("", lines))
    if not project.in_git:
        return
    suffixes = [
        each for each in SUFFIXES if each == ".md" or any(name.endswith(each) for name in choose(project).every)
    ]
    folder = (base / project.config.formulas).relative_to(root).as_posix()
    rules = attributes.rules(folder, suffixes)
    if filtered:
        above = base.relative_to(root).as_posix().removeprefix(".")
        rules += attributes.filters(project.config.notes, project.config.exclude, above, suffixes)
    wanted: list[tuple[str, Callable[[str], Addition | None]]] = [
        (".gitattributes", lambda text: attributes.extended(text, rules)),
        (".pre-commit-config.yaml", lambda text: hooks.extended(text, filtered=filtered)),
    ]
    wanted += [(name, makefile.extended) for name in makefile.NAMES if (root / name).is_file()][:1]
    for name, extended in wanted:
        yield from _step(root, name, extended)


def _is_configured(project: Project) -> bool:
    """Whether a configuration is there; `find` has read it without complaint."""
    if (project.base / config.FILES[0]).is_file():
        return True
    with suppress(FileNotFoundError):
        source = Source(config.FILES[1], content(project.base, config.FILES[1]).decode(errors="replace"))
        return "dlbuild" in source.text and config.parse(source, "tool.dlbuild") is not None
    return False


def _step(root: Path, name: str, extended: Callable[[str], Addition | None]) -> Iterator[Step]:
    """Yield what is to be done with a file, if anything is."""
    before: bytes | None = None
    with suppress(FileNotFoundError):
        before = content(root, name)
    try:
        addition = extended((before or b"").decode())
    except UnicodeDecodeError:
        addition = Addition(None, (), "it is not UTF-8")
    if addition is None:
        return
    if addition.text is None:
        yield Step("left", name, addition.lines, addition.reason)
        return
    write = Write(root / name, before, addition.text.encode())
    yield Step("file" if before is None else "lines", name, addition.lines, write=write)


def _settings(root: Path, filtered: bool) -> Iterator[Step]:
    """Yield the settings that this clone has not. They are not part of a commit: each clone needs them once."""
    command = _command()
    wanted = {"diff.dlbuild.textconv": f"{command} textconv", "diff.dlbuild.xfuncname": _HEADING}
    if filtered:
        wanted["filter.dlbuild.process"] = f"{command} filter"
    for name, value in wanted.items():
        if _setting(root, name) != value:
            yield Step("setting", name, (value,))


def _command() -> str:
    """Return how git is to call dlbuild: by its name, unless that is known only while an environment is active."""
    found = shutil.which("dlbuild")
    own = Path(sys.executable).parent
    if found and Path(found).parent != own:
        return "dlbuild"
    if found and sys.prefix == sys.base_prefix:
        return "dlbuild"
    script = own / "dlbuild"
    if script.is_file():
        return shlex.quote(str(script))
    return f"{shlex.quote(sys.executable)} -m dlbuild"


def _setting(root: Path, name: str) -> str:
    return _git(root, "config", "--get", name, fine=(0, 1)).removesuffix("\n")


def _git(root: Path, *words: str, fine: tuple[int, ...] = (0,)) -> str:
    """Return what git prints. Raises RunError if it does not do what it is told."""
    import subprocess

    try:
        answer = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise RunError(f"git cannot be run: {reason(error)}") from error
    if answer.returncode not in fine:
        raise RunError(f"git {words[0]} does not work in {root}: {os.fsdecode(answer.stderr).strip()}")
    return os.fsdecode(answer.stdout)
