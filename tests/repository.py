"""A repository of notes to try commands in: real files, real git, in a temporary folder."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from dlbuild.cli import main

HOUSE = Path(__file__).parents[1]
# A test that runs inside a git hook must not find that hook's repository.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "PYTHONPATH": str(HOUSE),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


class Ran(NamedTuple):
    """How a command has ended, and what it has said."""

    code: int
    out: str
    err: str


class Repository:
    """A folder under git."""

    def __init__(self, root: Path, git: bool = True) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        if git:
            self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        answer = subprocess.run(
            ["git", *who, *words], cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True, check=True
        )
        return answer.stdout

    def add(self) -> None:
        self.git("add", "--all")

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def drawings(self, folder: str = "formulas") -> list[str]:
        return sorted(path.stem for path in (self.root / folder).glob("*.svg"))

    def files(self) -> dict[str, bytes]:
        """Return all files but git's and dlbuild's own."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        named = {path.relative_to(self.root).as_posix(): path for path in paths}
        return {name: path.read_bytes() for name, path in named.items() if not name.startswith((".git/", ".dlbuild/"))}

    def run(self, *words: str, folder: str = ".") -> Ran:
        """Run a command in this process, in the repository or a folder of it."""
        out, err = io.StringIO(), io.StringIO()
        before = Path.cwd()
        os.chdir(self.root / folder)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main(words)
        finally:
            os.chdir(before)
        return Ran(code, out.getvalue(), err.getvalue())

    def start(self, *words: str, code: str = "from dlbuild.cli import main; raise SystemExit(main())") -> Process:
        """Start a command in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-c", code, *words],
            cwd=self.root,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


Process = subprocess.Popen[str]
