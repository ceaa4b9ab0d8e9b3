from __future__ import annotations

import pytest

from tests.check.notes import problems, wrong


@pytest.mark.parametrize(
    ("destination", "suggestion"),
    [
        ("http:/x.org/a", "http://x.org/a"),
        ("https:x.org", "https://x.org"),
        ("https:///x.org", "https://x.org"),
        ("http://", ""),
        ("https://#a", ""),
        ("https://https://x.org", "https://x.org"),
        ("http://https//x.org", "https//x.org"),
        ("<https://x.org/a b>", "https://x.org/a%20b"),
        ("https://.x", ""),
        ("https://x,y/", ""),
        ("htps://x.org/a", "https://x.org/a"),
        ("htttp://x.org", "http://x.org"),
    ],
)
def test_an_address_that_cannot_be_right_is_told(destination: str, suggestion: str) -> None:
    (problem,) = problems({"a.md": f"[a]({destination})\n"})
    assert (problem.code, problem.suggestion, problem.severity) == ("bad-address", suggestion, "warning")
    assert problem.source[problem.span] == destination.strip("<>")


@pytest.mark.parametrize(
    "destination",
    [
        "https://x.org",
        "HTTP://X.ORG:80/a?b#c",
        "https://user:word@x.org/",
        "https://[::1]:8080/",
        "https://bücher.example/ü",
        "https://localhost:3000",
        "https://web.archive.org/web/2020/https://x.org",
        "//x.org/a",
        "mailto:a@b.org",
        "vscode://file/x",
        "ftp://x.org",
        "tel:+1",
        "data:text/plain,a%20b",
        "x:y.md",
    ],
)
def test_what_may_be_right_is_left_alone(destination: str) -> None:
    assert wrong(f"[a]({destination})\n") == []


@pytest.mark.parametrize(
    ("destination", "meant"),
    [("https//x.org/a", "https://x.org/a"), ("http;//x.org", "https://x.org"), ("www.x.org", "https://www.x.org")],
)
def test_an_address_without_a_scheme_is_a_path_and_that_is_said(destination: str, meant: str) -> None:
    (problem,) = problems({"a.md": f"[a]({destination})\n"})
    assert (problem.code, problem.suggestion) == ("missing-file", meant)
