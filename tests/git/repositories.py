"""Repositories whose git calls the dlbuild of this tree."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.repository import ENVIRONMENT, Ran, Repository

DLBUILD = f"{sys.executable} -m dlbuild"
SETTINGS = (
    *("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"),
    *("-c", f"filter.dlbuild.process={DLBUILD} filter", "-c", f"diff.dlbuild.textconv={DLBUILD} textconv"),
)
# A commit without the clock: two of the same content are the same.
ENV = ENVIRONMENT | {"GIT_EDITOR": "true", "GIT_PAGER": "cat"}


def git(folder: Path, *words: str, given: str = "") -> Ran:
    """Run git with the filter and the diff driver, whether it succeeds or not."""
    answer = subprocess.run(
        ["git", *SETTINGS, *words], cwd=folder, env=ENV, input=given.encode(), capture_output=True, check=False
    )
    return Ran(answer.returncode, answer.stdout.decode(), answer.stderr.decode())


class Filtered(Repository):
    """A repository of notes under the filter."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write(".gitattributes", "*.md filter=dlbuild diff=dlbuild\n")

    def git(self, *words: str) -> str:
        ran = git(self.root, *words)
        assert ran.code == 0, ran
        return ran.out

    def save(self, message: str = "a commit", **pages: str) -> None:
        """Write pages, and commit them with their drawings."""
        for name, text in pages.items():
            self.write(f"{name}.md", text)
        self.git("add", "--all")
        self.git("add", "--all")  # what the first one has drawn
        self.git("commit", "--quiet", "-m", message)

    def committed(self, name: str, commit: str = "HEAD") -> str:
        """Return a file as the repository holds it."""
        return self.git("cat-file", "blob", f"{commit}:{name}")

    def status(self) -> str:
        return self.git("status", "--porcelain")
