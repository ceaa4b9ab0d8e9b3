"""One page for each host, judged by what the host is made of."""

from __future__ import annotations

import html
import re
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, note
from readme_renderer import markdown as pypi

from dlbuild.export import export
from dlbuild.hosts import HOSTS, host
from dlbuild.hosts.addresses import Move
from dlbuild.hosts.host import Given
from dlbuild.hosts.page import written
from dlbuild.markdown import Edit, apply, read
from dlbuild.source import Source
from tests.properties.markdown_pages import pages
from tests.repository import Repository

PAGE = r"""# About $h_1$

Inline $\pi r^2$, $x_i\{a\}$, $a<b$, see [b](b.md#x), [d](#here), ![f](fig.png) and $$\sum_i x$$.

$$
\operatorname{max} x \\ y
$$
followed by *text*

- $x$
  is **bold**
- item

  $$\R$$

> $$
> \text{if $a$} \\
> z
> $$

| a | b |
|---|---|
| $\|x\|$ | $\mathbb{R}$ |

`$code$` ends.
"""
FORMULAS = (
    *("h_1", r"\pi r^2", r"x_i\{a\}", "a<b", r"\sum_i x", r"\operatorname{max} x \\ y", "x", r"\R"),
    *("\\text{if $a$} \\\\\nz", "|x|", r"\mathbb{R}"),
)
# github.com parses with `unsafe` and cleans up after that; Bitbucket takes no HTML.
GITHUB = Options.CMARK_OPT_UNSAFE


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    notes = Repository(tmp_path / "r")
    notes.git("remote", "add", "origin", "git@github.com:me/notes.git")
    notes.write("dlbuild.toml", r"macros = {'\R' = '\mathbb{R}'}")
    notes.write("docs/a.md", PAGE)
    notes.add()
    monkeypatch.chdir(notes.root)
    return notes


def images(rendered: str) -> list[tuple[str, str]]:
    """Return address and alternative text of each image."""
    found = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', rendered)
    return [(html.unescape(src), html.unescape(alt)) for src, alt in found]


def test_on_pypi_every_formula_is_an_image_at_a_whole_address(notes: Repository) -> None:
    exported = export("docs/a.md", "pypi")
    rendered = pypi.render(exported.text)

    assert rendered
    folder = "https://raw.githubusercontent.com/me/notes/HEAD/formulas/"
    formulas = [(src, alt) for src, alt in images(rendered) if src.startswith(folder)]
    assert [alt for _, alt in formulas] == list(FORMULAS)
    for src, _ in formulas:
        drawing = notes.read(f"formulas/{src.removeprefix(folder)}")
        assert "@media" not in drawing
        assert 'fill="#1f2328"' in drawing
    assert '<a href="https://github.com/me/notes/blob/HEAD/docs/b.md#x" rel="nofollow">b</a>' in rendered
    assert '<img src="https://raw.githubusercontent.com/me/notes/HEAD/docs/fig.png" alt="f">' in rendered
    assert '<a href="#user-content-here" rel="nofollow">d</a>' in rendered
    assert 'align="absmiddle"' in rendered
    assert rendered.count('<p align="center"><img') == 3
    # What is around the formulas is still Markdown.
    assert "followed by <em>text</em>" in rendered
    assert "is <strong>bold</strong>" in rendered
    assert "<code>$code$</code>" in rendered
    assert "\n<td><img" in rendered


@pytest.mark.usefixtures("notes")
def test_on_pypi_links_to_headings_with_formulas_still_lead_there() -> None:
    Path("docs/a.md").write_text(
        "# A\n\n# $x$ of A\n\nAbout $y$\n-----\n\n[1](#x-of-a) [2](#about-y)\n", encoding="utf-8"
    )
    rendered = pypi.render(export("docs/a.md", "pypi").text) or ""

    links = re.findall(r'<a href="#([^"]*)" rel="nofollow">[12]</a>', rendered)
    assert links == ["user-content-x-of-a", "user-content-about-y"]
    assert [rendered.count(f'<a id="{link}" rel="nofollow"></a>') for link in links] == [1, 1]


def test_on_bitbucket_there_is_no_html(notes: Repository) -> None:
    exported = export("docs/a.md", "bitbucket")

    rendered = cmarkgfm.github_flavored_markdown_to_html(exported.text)
    drawn = [(src, alt) for src, alt in images(rendered) if src.startswith("../formulas/")]
    expected = [latex.replace("\n", " ").replace("|", r"\vert ") for latex in FORMULAS]
    assert [alt.strip() for _, alt in drawn] == [latex.strip() for latex in expected]
    assert all((notes.root / "docs" / src).is_file() for src, _ in drawn)
    assert not re.search(r"<(?:img|p|picture)", exported.text)
    # Displays are paragraphs of their own.
    assert re.search(r'<p><img src="[^"]*" alt="\\operatorname[^"]*" /></p>\n<p>followed', rendered)


def maths(rendered: str) -> list[tuple[str, bool]]:
    """Return the formulas that GitLab and GitHub find in rendered Markdown, and whether each is a block."""
    pattern = r'<pre lang="math"><code>(.*?)\n</code></pre>|\$<code>(.*?)</code>\$|\$([^$<`]+)\$'
    without_code = rendered.replace("<code>$code$</code>", "")
    return [
        (html.unescape("".join(groups)), bool(groups[0])) for groups in re.findall(pattern, without_code, re.DOTALL)
    ]


@pytest.mark.usefixtures("notes")
def test_on_gitlab_formulas_stand_between_its_own_delimiters() -> None:
    exported = export("docs/a.md", "gitlab")

    assert exported.drawings == ()
    assert maths(cmarkgfm.github_flavored_markdown_to_html(exported.text, GITHUB)) == [
        *(
            ("h_1", False),
            (r"\pi r^2", False),
            (r"x_i\{a\}", False),
            ("a<b", False),
            (r"\displaystyle \sum_i x", False),
        ),
        *((r"\operatorname{max} x \\ y", True), ("x", False), (r"\mathbb{R}", True)),
        *(("\\text{if $a$} \\\\\nz", True), (r"\vert x\vert", False), (r"\mathbb{R}", False)),
    ]
    assert "[b](b.md#x)" in exported.text


@pytest.mark.usefixtures("notes")
def test_for_githubs_own_maths_its_traps_are_avoided() -> None:
    exported = export("docs/a.md", "native")

    assert maths(cmarkgfm.github_flavored_markdown_to_html(exported.text, GITHUB)) == [
        *(("h_1", False), (r"\pi r^2", False), (r"x_i\{a\}", False), (r"a\lt b", False)),
        *((r"\displaystyle \sum_i x", False),),
        *(("\\begin{gathered}\n\\mathop{\\mathrm{max}}\\nolimits x \\\\ y\n\\end{gathered}", True), ("x", False)),
        *((r"\mathbb{R}", True), ("\\begin{gathered}\n\\text{if }{a} \\\\\nz\n\\end{gathered}", True)),
        *((r"\vert x\vert", False), (r"\mathbb{R}", False)),
    ]
    assert r"$\pi r^2$, $`x_i\{a\}`$, $a\lt b$" in exported.text


@pytest.mark.parametrize("name", HOSTS)
def test_a_built_page_is_exported_as_its_latex_is(notes: Repository, name: str) -> None:
    before = export("docs/a.md", name).text
    notes.run("build")
    assert "<picture>" in notes.read("docs/a.md")

    assert export("docs/a.md", name).text == before


def formulas_of(text: str) -> list[str]:
    """Return what the formulas of a page say, but for what hosts say in another way: bars, environments, blanks."""
    found = []
    for formula in read(Source("a.md", text)).formulas:
        latex = re.sub(r"\\displaystyle |\\(?:begin|end)\{\w+\*?\}", "", f"{formula.latex} ")
        found.append("".join(latex.replace(r"\vert ", "|").replace(r"\Vert ", r"\|").split()))
    return found


@given(pages)
def test_wherever_formulas_stand_gitlab_gets_them_all_or_there_is_a_warning(text: str) -> None:
    document = read(Source("a.md", text))
    move = Move("a.md", "a.md", "")
    page = written(document, host("gitlab"), move, lambda formula: Given(formula.latex))

    note(page.text)
    lost = len(page.problems)
    assert len(formulas_of(page.text)) >= len(formulas_of(text)) - lost
    if not (lost or "$" in apply(text, [Edit(each.span, text[slice(*each.span)], "") for each in document.formulas])):
        assert formulas_of(page.text) == formulas_of(text)


@given(pages)
def test_wherever_formulas_stand_githubs_own_maths_gets_as_many_or_there_is_a_warning(text: str) -> None:
    page = written(
        read(Source("a.md", text)), host("native"), Move("a.md", "a.md", ""), lambda formula: Given(formula.latex)
    )

    note(page.text)
    assert len(formulas_of(page.text)) >= len(formulas_of(text)) - len(page.problems)


EQUATIONS = r"""# Numbers

$$x = 1 \label{eq:one}$$

\begin{align}
a &= b \label{eq:two} \\
c &= d \tag{X} \label{eq:x} \\
e &= f
\end{align}

See \eqref{eq:one}, $\ref{eq:two}$, \eqref{eq:x}, and \eqref{eq:other}.
"""
SEEN = {
    "pypi": "[(1)](#eq-one), [2](#eq-two), [(X)](#eq-x), and [(1)](https://github.com/me/notes/blob/HEAD/b.md#eq-other)",
    "bitbucket": "(1), 2, (X), and [(1)](../b.md)",
    "gitlab": "(1), 2, (X), and [(1)](../b.md)",
    "native": "(1), 2, (X), and [(1)](../b.md)",
}


@pytest.fixture
def equations(notes: Repository) -> Repository:
    notes.write("docs/a.md", EQUATIONS)
    notes.write("b.md", "# B\n\n$$y \\label{eq:other}$$\n")
    notes.add()
    return notes


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("built", [False, True])
def test_references_to_equations_lead_where_there_is_something_to_lead_to(
    equations: Repository, name: str, built: bool
) -> None:
    if built:
        equations.run("build")

    exported = export("docs/a.md", name)

    assert f"See {SEEN[name]}." in exported.text
    assert exported.problems == ()


@pytest.mark.usefixtures("equations")
def test_on_pypi_references_to_equations_find_them() -> None:
    rendered = pypi.render(export("docs/a.md", "pypi").text) or ""

    for anchor in ("eq-one", "eq-two", "eq-x"):
        assert f'href="#user-content-{anchor}"' in rendered
        assert rendered.count(f'<a id="user-content-{anchor}" rel="nofollow"></a>') == 1


@pytest.mark.usefixtures("equations")
@pytest.mark.parametrize("name", ["gitlab", "native"])
def test_where_a_host_sets_formulas_it_is_told_their_numbers(name: str) -> None:
    text = export("docs/a.md", name).text

    assert "```math\nx = 1 \\tag{1}\n```" in text
    # With a star: KaTeX would count all rows, and dlbuild counts those with labels.
    assert "\\begin{align*}\na &= b \\tag{2} \\\\\nc &= d \\tag{X}  \\\\\ne &= f\n\\end{align*}" in text
    assert "label" not in text


@pytest.mark.parametrize("name", HOSTS)
def test_a_reference_that_leads_nowhere_is_an_error_on_every_host(equations: Repository, name: str) -> None:
    equations.write("docs/a.md", "See \\eqref{eq:another}.\n")

    exported = export("docs/a.md", name)

    assert [(problem.code, problem.severity) for problem in exported.problems] == [("undefined-label", "error")]
    assert exported.text == ""
