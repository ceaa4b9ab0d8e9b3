"""Make a virtual environment with pip in it: `python3 .ci/environment.py FOLDER`.

`python3 -m venv` needs ensurepip, which Debian keeps in a package of its own
(python3-venv). Where it is missing, one version of pip is fetched from the
package index and compared with its hash; a wheel is a zip file, and pip's can
install itself. Standard library only: this runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path
from urllib.parse import urljoin

INDEX = os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"
PIP = "pip-25.0.1-py3-none-any.whl"
SHA256 = "c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f"


def fetch(url: str) -> bytes:
    """Return what the address holds."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        data: bytes = answer.read()
    return data


def pip_wheel() -> bytes:
    """Return pip's wheel, found on the page that every index has for it (PEP 503)."""
    page = INDEX.rstrip("/") + "/pip/"
    link = re.search(f'href="([^"]*{re.escape(PIP)}[^"]*)"', fetch(page).decode())
    if link is None:
        raise OSError(f"{page} does not list {PIP}")
    wheel = fetch(urljoin(page, link[1]))
    if hashlib.sha256(wheel).hexdigest() != SHA256:
        raise OSError(f"{link[1]} is not the {PIP} it should be")
    return wheel


def install_pip(folder: Path) -> None:
    """Install pip into an environment that was made without it."""
    wheel = pip_wheel()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, PIP)
        path.write_bytes(wheel)
        subprocess.run([folder / "bin/python", path / "pip", "install", "--quiet", "--no-index", path], check=True)


def main(folder: Path) -> str | None:
    """Make the environment; return what went wrong, if anything did."""
    ensurepip = importlib.util.find_spec("ensurepip") is not None
    venv.create(folder, with_pip=ensurepip, clear=True, symlinks=True)
    if not ensurepip:
        try:
            install_pip(folder)
        except (OSError, subprocess.CalledProcessError) as error:
            shutil.rmtree(folder)
            return f"no ensurepip here (on Debian: apt-get install python3-venv), and no pip to be had: {error}"
    return None


if __name__ == "__main__":
    if sys.version_info < (3, 10):
        sys.exit("dlbuild needs Python 3.10 or newer; name one: make PYTHON=python3.12")
    sys.exit(main(Path(sys.argv[1])))
