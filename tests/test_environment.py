"""`.ci/environment.py` where Python has no ensurepip: pip comes from the index, or nothing is left behind."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / ".ci/environment.py"
PAGE = "https://index.example/simple/pip/"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "INDEX", "https://index.example/simple")
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    return module


def serve(monkeypatch: pytest.MonkeyPatch, script: ModuleType, answers: dict[str, bytes]) -> None:
    monkeypatch.setattr(script, "fetch", answers.__getitem__)


def test_the_wheel_is_found_on_a_page_with_relative_links(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    link = f'<a href="../../files/pip-9-py3-none-any.whl">old</a> <a href="../../files/{script.PIP}#sha256=1">new</a>'
    serve(monkeypatch, script, {PAGE: link.encode(), f"https://index.example/files/{script.PIP}#sha256=1": b"zip"})
    monkeypatch.setattr(script, "SHA256", hashlib.sha256(b"zip").hexdigest())

    assert script.pip_wheel() == b"zip"


def test_an_altered_wheel_is_refused_and_no_environment_is_left(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    serve(monkeypatch, script, {PAGE: f'<a href="{script.PIP}">'.encode(), PAGE + script.PIP: b"altered"})

    said = script.main(tmp_path / "venv")

    assert f"is not the {script.PIP} it should be" in said
    assert "apt-get install python3-venv" in said
    assert not (tmp_path / "venv").exists()
