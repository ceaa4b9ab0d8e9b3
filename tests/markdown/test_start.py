"""Start-up is a feature: markdown-it is not imported before a page is read."""

from __future__ import annotations

import subprocess
import sys

_HEAVY = ("markdown_it", "html", "lxml")


def imported(code: str) -> str:
    """Run a program of its own, and return which of the heavy packages it has imported."""
    script = f"import sys\n{code}\nprint([name for name in {_HEAVY} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


def test_the_package_and_its_quick_looks_need_no_parser() -> None:
    code = (
        "import dlbuild.markdown as m; m.may_have_formulas('$x$'); m.may_have_references('<picture>'); m.apply('', [])"
    )
    assert imported(code) == "[]"


def test_reading_a_page_needs_the_parser() -> None:
    code = "import dlbuild.markdown as m; from dlbuild.source import Source; m.read(Source('a', '$x$'))"
    assert "markdown_it" in imported(code)
