from __future__ import annotations

import pytest

from tests.check.notes import problems, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[words][gone]", "undefined-reference gone"),
        ("[gone][]", "undefined-reference gone"),
        ("![words][gone]", "undefined-reference gone"),
        ("[`code`][gone]", "undefined-reference gone"),
        ("> a\n> [two\n> words][gone]", "undefined-reference gone"),
        ("see[^1]", "undefined-footnote [^1]"),
        ("[a]: /\n", "unused-definition [a]"),
        ("> - [two\n>   words]: /\n", "unused-definition [two\n>   words]"),
        ("[a]\n\n[a]: /\n[A]: /\n", "duplicate-definition [A]"),
        ("[^1]: words\n", "unused-footnote [^1]"),
        ("- [^Big]: words\n", "unused-footnote [^Big]"),
    ],
)
def test_a_label_without_its_other_half_is_told(text: str, expected: str) -> None:
    assert wrong(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "[a][r], [R][], [r], ![i][S], [![i][s]][r]\n\n[r]: /\n[s]: page.md\n",
        "see[^1] and[^1]\n\n[^1]: words\n",
        "see[^Note]\n\n[^nOTE]: words\n",
        "[sic] and m[i][j], f(x)[0][1] and a[i][j][k]",
        "> [!NOTE]\n> - [ ] open\n> - [x] done",
        "[//]: # (a comment)\n[comment]: <> (another)",
        "`[a][b]` and $x[i][j]$ and `[^1]`",
        r"\[a][b] and \[^1]",
        "    [a][b]",
        "<!-- [a][b] -->",
        "[Straße][STRASSE]\n\n[straße]: /\n[strasse]: #\n",
    ],
)
def test_brackets_that_are_only_brackets_are_left_alone(text: str) -> None:
    assert wrong(text) == []


def test_they_are_warnings() -> None:
    found = problems({"a.md": "[a][gone] [^2]\n\n[b]: /\n\n[^1]: c\n"})
    assert {problem.severity for problem in found} == {"warning"}


def test_a_label_that_is_nearly_right_is_recognised() -> None:
    (problem,) = [p for p in problems({"a.md": "[a][chaptr]\n\n[chapter]: /\n"}) if p.code.startswith("undefined")]
    assert problem.help == "did you mean `[chapter]`?"


def test_what_nobody_can_guess_is_to_be_defined() -> None:
    (problem,) = problems({"a.md": "[a][{0}]\n"})
    assert problem.help == "define it: [{0}]: destination"
