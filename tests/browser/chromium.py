"""Headless Chromium, once for a measurement and once for a picture."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# No sandbox: it cannot be had as root in a container, and the pages are our own. The rest keeps it off the network.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True, slots=True)
class Screen:
    """The reader's machine: the system's colours, device pixels to the CSS pixel, the window in CSS pixels."""

    system: Literal["light", "dark"] = "light"
    scale: float = 1
    size: tuple[int, int] = (900, 1000)


PLAIN = Screen()


def executable() -> str | None:
    """Return the browser's path, or None where there is no browser."""
    found = (shutil.which(name) for name in (*NAMES, *APPLICATIONS))
    return next((path for path in found if path), None)


def _run(document: Path, screen: Screen, wish: str) -> str:
    browser = executable()
    assert browser, "the marker `browser` skips where there is none"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = [
            browser,
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--force-device-scale-factor={screen.scale}",
            f"--window-size={screen.size[0]},{screen.size[1]}",
            f"--blink-settings=preferredColorScheme={('dark', 'light').index(screen.system)}",
            wish,
            document.as_uri(),
        ]
        result = subprocess.run(arguments, capture_output=True, check=True, timeout=120)
    return result.stdout.decode()


def dom(document: Path, screen: Screen) -> str:
    """Return the document's HTML after its scripts have run."""
    return _run(document, screen, "--dump-dom")


def screenshot(document: Path, screen: Screen) -> Path:
    """Take a picture of what fits the window; return the path of the PNG, beside the document."""
    picture = document.with_suffix(".png")
    _run(document, screen, f"--screenshot={picture}")
    return picture
