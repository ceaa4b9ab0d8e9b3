"""Headless Firefox, for a measurement. It has no `--dump-dom`, so the page itself tells what its script has found."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from tests.browser.chromium import Screen

NAMES = ("firefox", "firefox-esr")
# It is to start quickly, to look for nothing on the network, and to have the pixels that are asked for.
PREFERENCES = """
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("layout.css.devPixelsPerPx", "%s");
"""
TELL = """<script>addEventListener("load", () => fetch("http://127.0.0.1:%d/",
  {method: "POST", mode: "no-cors", body: document.documentElement.dataset.measured}))</script>"""


def executable() -> str | None:
    """Return the browser's path, or None where there is no browser."""
    found = map(shutil.which, NAMES)
    return next((path for path in found if path), None)


class _Ear(BaseHTTPRequestHandler):
    """Takes what the page tells."""

    def do_POST(self) -> None:
        assert isinstance(self.server, _Listener)
        self.server.told = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Listener(HTTPServer):
    timeout = 120
    told = ""


def measured(document: Path, screen: Screen) -> str:
    """Return what the document's script has put into `data-measured`."""
    browser = executable()
    assert browser, "the tests are skipped where there is none"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, _Listener(("127.0.0.1", 0), _Ear) as ear:
        Path(profile, "user.js").write_text(PREFERENCES % screen.scale, encoding="utf-8")
        with document.open("a", encoding="utf-8") as file:
            file.write(TELL % ear.server_port)
        words = [browser, "--headless", "--no-remote", "--profile", profile, document.as_uri()]
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                ear.handle_request()
            finally:
                process.terminate()
    return ear.told
