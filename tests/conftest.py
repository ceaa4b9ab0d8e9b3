"""What holds for all tests: how hard hypothesis tries, and what is skipped without a browser."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import chromium

# A law is tried on few examples while one works, on more before a change is taken, on many at night. The middle
# profile draws the same examples each time: a change is not to fail for what another one did.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("dev", _PATIENT, max_examples=100)
settings.register_profile("ci", _PATIENT, max_examples=200, derandomize=True)
settings.register_profile("nightly", _PATIENT, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_configure() -> None:
    """Hear Ctrl-C, so that what the tests start hears it: a shell makes what it runs behind its back deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="draw the golden SVGs again instead of comparing them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # First, so that no worker is left alone with one at the end.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if chromium.executable() is None:
        without = pytest.mark.skip(reason=f"no Chromium (looked for {', '.join(chromium.NAMES)})")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(without)
