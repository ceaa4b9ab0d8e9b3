from __future__ import annotations

import pytest

from dlbuild.check.ignore import heed, rules_of_configuration, rules_of_page
from tests.check.notes import problems, read, told


def left(text: str, *rules: str, complete: bool = True) -> list[str]:
    page = read("docs/a.md", text)
    every = [*rules_of_configuration(rules, "dlbuild.toml"), *rules_of_page(page.source, page.comments)]
    return told(heed(problems({"docs/a.md": text}), every, complete=complete))


BAD = "[a](gone.md) ![](#)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<!-- dlbuild: ignore no-alt, missing-file -->\n{BAD}\n", []),
        (f"<!-- dlbuild: ignore * -->\n\n- {BAD}\n\n  {BAD}\n", []),
        (f"<!-- dlbuild: ignore no-alt -->\n{BAD}\n", ["docs/a.md:2 missing-file gone.md"]),
        (f"{BAD} <!-- dlbuild: ignore no-alt missing-file -->\n", []),
        ("<!-- dlbuild: ignore missing-file -->\n[a]: gone.md\n\n[a]\n", []),
        (
            "<!-- dlbuild: ignore missing-file -->\nwords\n\n[a](gone.md)\n",
            ["docs/a.md:1 unused-ignore <!-- dlbuild: ignore missing-file -->", "docs/a.md:4 missing-file gone.md"],
        ),
        ("<!-- dlbuild: ignore -->\nwords\n", ["docs/a.md:1 unused-ignore <!-- dlbuild: ignore -->"]),
    ],
)
def test_a_comment_ignores_what_it_names_in_its_block_or_line(text: str, expected: list[str]) -> None:
    assert sorted(left(text)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("no-alt", ["missing-file"]),
        ("no-alt in docs/**", ["missing-file"]),
        ("* in docs", []),
        ("no-alt in other/**", ["missing-file", "no-alt", "unused-ignore"]),
        ("spelling", ["missing-file", "no-alt", "unused-ignore"]),
    ],
)
def test_the_configuration_ignores_a_code_everywhere_or_in_pages(rule: str, expected: list[str]) -> None:
    assert sorted(line.split()[1] for line in left(f"{BAD}\n", rule)) == expected


def test_what_is_not_there_to_ignore_is_told_only_if_all_has_been_looked_at() -> None:
    assert left("words\n", "no-alt", complete=False) == []
    assert left("words <!-- dlbuild: ignore no-alt -->\n", complete=False) == []
