"""The agreed links are on the pages, and the references list each of them once.

Whether relative links and anchors lead somewhere is `dlbuild check`'s business.
"""

import re
from collections import Counter

import pytest

from tests.notes.pages import INDEX, PAGES, headings, latex, links, page, wanted


def outside(text: str) -> list[str]:
    return [target for target in links(text) if re.match("https?://", target)]


@pytest.mark.parametrize("name", PAGES)
def test_the_references_have_every_link_of_the_page_once(name: str) -> None:
    text, references = page(name).split("\n## References\n")
    assert Counter(outside(references)) == Counter(set(outside(text)))


@pytest.mark.parametrize("name", PAGES)
def test_the_agreed_links_are_on_the_page(name: str) -> None:
    agreed = {target for course, target in map(str.split, wanted("links.txt").splitlines()) if course == name}
    assert agreed <= set(outside(page(name)))


def test_the_index_leads_to_every_week_that_is_written() -> None:
    weeks = {
        f"{path.relative_to(INDEX.parent).as_posix()}#{re.sub(r'[^a-z0-9 -]', '', title.lower()).replace(' ', '-')}"
        for name, path in PAGES.items()
        for level, title in headings(page(name))
        if level == 2 and title.startswith("Week ")
    }
    assert weeks == {target for target in links(latex(INDEX)) if "#week-" in target}
