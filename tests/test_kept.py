"""What is kept for the next run comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlbuild import kept
from dlbuild.lock import FOLDER

LINES = {"a": "1", "b": '["ü"]'.encode("unicode_escape").decode()}


def test_what_was_kept_comes_back_for_what_it_is_about(tmp_path: Path) -> None:
    kept.write(tmp_path, "things", "this", LINES)

    assert kept.read(tmp_path, "things", "this") == LINES
    assert kept.read(tmp_path, "things", "that") == {}
    assert kept.read(tmp_path, "others", "this") == {}


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_what_cannot_be_kept_leaves_the_old_and_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    kept.write(tmp_path, "things", "this", LINES)
    before = sorted((tmp_path / FOLDER).iterdir())

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, refuse)
    kept.write(tmp_path, "things", "this", {"c": "2"})

    assert sorted((tmp_path / FOLDER).iterdir()) == before
    assert kept.read(tmp_path, "things", "this") == LINES
