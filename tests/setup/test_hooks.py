"""The entry for pre-commit, judged by YAML and by pre-commit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dlbuild.setup.hooks import extended

PLAIN = "repos:\n- repo: https://example.org/a\n  rev: v1\n  hooks:\n  - id: a\n"
CONFIGURATIONS = {
    "no indentation": PLAIN,
    "indented, comments": (
        "# mine\ndefault_stages: [pre-commit]\nrepos:  # all of them\n"
        "  # the first\n  - repo: https://example.org/a\n    rev: v1\n    hooks:\n      - id: a  # why\n"
        "        args:\n          - --long\n\n  # the end\n"
    ),
    "other keys below": f"{PLAIN}\n# more\nfail_fast: true\n",
    "no last line ending": PLAIN.rstrip(),
    "windows": PLAIN.replace("\n", "\r\n"),
    "nothing in the list": "repos:\nfail_fast: true\n",
    "only the key": "repos:",
    "a document's start": f"---\n{PLAIN}",
}


@pytest.mark.parametrize("text", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
@pytest.mark.parametrize("filtered", [False, True])
def test_the_entry_is_the_last_one_and_all_else_stays(tmp_path: Path, text: str, filtered: bool) -> None:
    addition = extended(text, filtered=filtered)

    assert addition
    assert addition.text
    before, after = yaml.safe_load(text), yaml.safe_load(addition.text)
    ours = after["repos"].pop()
    assert after == before | {"repos": before["repos"] or []}
    assert ours["repo"] == "local"
    assert [hook["entry"] for hook in ours["hooks"]] == ["dlbuild build", "dlbuild check"][filtered:]
    ending = "\r\n" if "\r\n" in text else "\n"
    inserted = "".join(line + ending for line in addition.lines)
    assert addition.text.replace(inserted, "").removesuffix(ending) == text.removesuffix(ending)
    path = tmp_path / "c.yaml"
    path.write_bytes(addition.text.encode())
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert extended(addition.text, filtered=filtered) is None


def test_a_new_file_is_one_that_pre_commit_takes(tmp_path: Path) -> None:
    addition = extended("", filtered=False)

    assert addition
    path = tmp_path / "c.yaml"
    path.write_text(addition.text or "", encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "text", ["repos: []\n", "repos: [{repo: local, hooks: []}]\n", "{repos: []}\n", "\trepos:\n", "repos:\n  a: b\n"]
)
def test_what_is_written_in_another_way_is_left_to_its_owner(text: str) -> None:
    addition = extended(text, filtered=False)

    assert addition
    assert addition.text is None
    assert addition.lines[0] == "  - repo: local"
    assert addition.reason == "its list of repos is not written one a line"


def test_a_hook_that_builds_is_in_the_filters_way() -> None:
    addition = extended("", filtered=False)
    assert addition
    assert addition.text

    again = extended(addition.text, filtered=True)

    assert again
    assert again.text is None
    assert again.reason.startswith("with the filter git builds what is committed")


def test_a_page_about_dlbuild_is_no_hook() -> None:
    assert extended(PLAIN.replace("hooks:", "exclude: ^dlbuild/\n  hooks:"), filtered=False)
