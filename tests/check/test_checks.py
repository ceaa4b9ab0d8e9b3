from __future__ import annotations

from dlbuild.check import CHECKS, GROUPS
from tests.check.notes import problems, told


def test_every_check_has_a_name_of_its_own_and_says_what_it_holds() -> None:
    names = [check.__name__ for check in CHECKS]
    assert len({*names, *GROUPS}) == len(names) + len(GROUPS)
    assert all(check.__doc__ for check in CHECKS)


def test_a_group_is_made_of_checks() -> None:
    assert all(set(group) <= set(CHECKS) for group in GROUPS.values())


def test_problems_come_in_the_order_of_pages_and_places() -> None:
    pages = {"b.md": "[a](x)\n\n![](b.md)", "a.md": "[a][no]\n\n[a](x) [b](y)\n\n[r]: z\n"}
    assert told(problems(pages)) == [
        "a.md:1 undefined-reference no",
        "a.md:3 missing-file x",
        "a.md:3 missing-file y",
        "a.md:5 unused-definition [r]",
        "b.md:1 missing-file x",
        "b.md:3 no-alt b.md",
    ]
