"""Laws of link checking, on generated repositories whose links are made from headings that are known."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import NamedTuple
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from tests.check.notes import problems, told

# Words of a heading as written, and what they leave in its anchor (by GitHub's rule, worked out by hand).
WORDS = {
    "plain": "plain",
    "Upper": "upper",
    "*leaning*": "leaning",
    "`code_x`": "code_x",
    "[linked](https://example.org)": "linked",
    "C++": "c",
    "Überblick": "überblick",
    "数学": "数学",
    "⚠️": "️",
    "🚀": "",
    "&amp;": "",
    "$x_1$": "x_1",
    "![picture](https://example.org/p.png)": "",
    "<b>bold</b>": "bold",
    "-": "-",
}
HEADINGS = (
    "# {}",
    "###### {} ##",
    "{}\n---",
    "> ## {}",
    "- item\n\n  ### {}",
    "<details>\n\n# {}\n\n</details>",
    "> <h2>\n>\n> {}\n>\n> </h2>",
)
LINKS = (
    "[a]({})",
    "![a][{n}]\n\n[{n}]: {}",
    "> - [a](\n>   {} 'title')",
    '<a\nhref="{}">a</a>',
    "| a |\n| - |\n| *[a](<{}>)* |",
    "[![i](https://example.org/p.png)]({})",
)
PLACES = ("readme.md", "docs/a.md", "docs/a b.md", "docs/deep/ü.MD", "other/c#.markdown")


class Heading(NamedTuple):
    page: str
    words: tuple[str, ...]
    form: str

    def written(self, mark: str) -> str:
        """Return the heading with a word of its own, so that no other one is like it."""
        return self.form.format(" ".join((mark, *self.words)))

    def anchor(self, mark: str) -> str:
        return "-".join([mark, *(WORDS[word] for word in self.words)])


class Link(NamedTuple):
    page: str
    to: int
    form: str
    is_encoded: bool


headings = st.builds(
    Heading,
    st.sampled_from(PLACES),
    st.lists(st.sampled_from(sorted(WORDS)), max_size=4).map(tuple),
    st.sampled_from(HEADINGS),
)
links = st.builds(
    Link, st.sampled_from(PLACES), st.integers(0, 11), st.sampled_from(LINKS[:1] + LINKS[2:]), st.booleans()
)
repositories = st.tuples(st.lists(headings, min_size=1, max_size=12), st.lists(links, max_size=12))


def destination(page: str, heading: Heading, mark: str, *, is_encoded: bool) -> str:
    path = "" if page == heading.page else quote(relpath(heading.page, dirname(page) or "."))
    anchor = heading.anchor(mark)
    return f"{path}#{quote(anchor) if is_encoded else anchor}"


def lay_out(all_headings: list[Heading], all_links: list[Link], renamed: int = -1) -> tuple[dict[str, str], list[str]]:
    """Return the pages, and the reports on links to the heading that has been renamed since they were made."""
    blocks: dict[str, list[str]] = {place: [] for place in PLACES}
    for number, heading in enumerate(all_headings):
        mark = "renamed" if number == renamed else f"n{number}"
        blocks[heading.page].append(heading.written(mark))
    expected = []
    for number, link in enumerate(all_links):
        target = link.to % len(all_headings)
        there = destination(link.page, all_headings[target], f"n{target}", is_encoded=link.is_encoded)
        blocks[link.page].append(link.form.format(there, n=number))
        if target == renamed:
            expected.append(f"{link.page} missing-anchor {there}")
    return {place: "\n\n".join(each) + "\n" for place, each in blocks.items()}, sorted(expected)


def found(pages: dict[str, str]) -> list[str]:
    lines = (line.partition(":") for line in told(problems(pages)))
    return sorted(f"{page} {rest.split(' ', 1)[1]}" for page, _, rest in lines)


@given(repositories)
def test_links_made_from_headings_are_all_good(repository: tuple[list[Heading], list[Link]]) -> None:
    pages, _ = lay_out(*repository)
    assert found(pages) == []


@given(repositories, st.integers(0, 11))
def test_renaming_a_heading_breaks_exactly_the_links_to_it(
    repository: tuple[list[Heading], list[Link]], number: int
) -> None:
    pages, expected = lay_out(*repository, renamed=number % len(repository[0]))
    assert found(pages) == expected


@given(repositories, st.integers(0, 11))
def test_removing_a_page_breaks_exactly_the_links_to_it(
    repository: tuple[list[Heading], list[Link]], number: int
) -> None:
    gone = PLACES[number % len(PLACES)]
    all_headings, all_links = repository
    pages, _ = lay_out(all_headings, all_links)
    del pages[gone]
    to_it = [
        f"{link.page} missing-file " + destination(link.page, all_headings[to], f"n{to}", is_encoded=link.is_encoded)
        for link in all_links
        if all_headings[to := link.to % len(all_headings)].page == gone and link.page != gone
    ]
    assert found(pages) == sorted(to_it)
