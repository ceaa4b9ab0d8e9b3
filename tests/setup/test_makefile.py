"""The lines of a Makefile, judged by make."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dlbuild.setup.makefile import extended

MAKE = shutil.which("make") or "make"


@pytest.mark.parametrize("text", ["all:\n\techo all\n", "all:\n\techo all", "A = b \\\n  c\n\nall: ; echo $(A)\n\n"])
def test_the_new_target_works_beside_a_folder_of_its_name_and_the_first_one_stays_first(
    tmp_path: Path, text: str
) -> None:
    addition = extended(text)
    assert addition
    assert addition.text
    assert addition.text.startswith(text)
    (tmp_path / "Makefile").write_text(addition.text, encoding="utf-8")
    (tmp_path / "formulas").mkdir()

    def said(*target: str) -> str:
        words = [MAKE, "-n", "--no-print-directory", *target]
        # The tests themselves may be run by make, which tells those that it calls.
        alone = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
        return subprocess.run(words, cwd=tmp_path, env=alone, capture_output=True, text=True, check=True).stdout

    assert said("formulas") == "dlbuild build\n"
    assert said().startswith("echo")
    assert extended(addition.text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("formulas: a b\n\techo\n", "it has a target of that name"),
        (".RECIPEPREFIX = >\nall:\n>echo\n", "its recipes do not begin with tabs"),
    ],
)
def test_what_would_clash_is_left_to_its_owner(text: str, reason: str) -> None:
    addition = extended(text)

    assert addition
    assert (addition.text, addition.lines[0], addition.reason) == (None, ".PHONY: formulas", reason)


def test_a_variable_of_that_name_is_no_target() -> None:
    addition = extended("formulas := a.svg\n")

    assert addition
    assert addition.text
