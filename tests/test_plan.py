"""Plans: what would change, worked out without a file being touched or a formula being set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dlbuild import plan
from dlbuild.config import Config
from dlbuild.markdown import Document, apply, read
from dlbuild.orders import Order, Orders
from dlbuild.pages import Page
from dlbuild.plan import Drawing, Plan
from dlbuild.problem import FormulaError, Problem
from dlbuild.source import Source, Span


def page(text: str, name: str = "notes/a.md") -> Page:
    return Page(Path("/nowhere") / name, text.encode(), Source(name, text))


class Draughtsman:
    r"""Draws what it is told, all of it 3 px deep, but refuses `\\bad`; remembers what it was asked for."""

    def __init__(self, *there: str) -> None:
        self.there = there
        self.drawn: list[str] = []

    def depth_of(self, order: Order) -> int | None:
        return 3 if order.latex in self.there else None

    def draw(self, order: Order) -> Drawing:
        self.drawn.append(order.latex)
        at = order.latex.find("\\bad")
        if at >= 0:
            source = Source("<formula>", order.latex)
            raise FormulaError(Problem("unknown-command", "there is no \\bad", source, Span(at, at + 4), "try \\bar"))
        return Drawing(order.key, order.latex.encode(), 3)


def planned(*pages: Page, config: Config | None = None, by: Draughtsman | None = None) -> Plan:
    by = by or Draughtsman()
    return plan.build(pages, Orders(config or Config(), "formulas"), read, by.depth_of, by.draw)


def after(made: Plan) -> Page:
    (change,) = made.changes
    return page(change.after, change.page.name)


def test_a_page_without_formulas_needs_nothing() -> None:
    assert not planned(page("# Prices\n\n$5 and $6\n"))


def test_a_formula_becomes_a_reference_to_its_drawing() -> None:
    made = planned(page("Let $x$ be.\n"))

    (drawing,) = made.drawings
    url = f"../formulas/{drawing.key}.svg"
    assert after(made).source.text == (
        f'Let <picture><source media="(prefers-color-scheme: dark)" srcset="{url}#dark">'
        f'<img src="{url}" alt="x" align="absmiddle" valign="-3px"></picture> be.\n'
    )
    assert drawing.data == b"x"


def test_a_formula_that_occurs_again_is_drawn_once() -> None:
    by = Draughtsman()

    made = planned(page("$x$ and $x$, not $y$\n"), page("$x$\n", "b.md"), by=by)

    assert by.drawn == ["x", "y"]
    assert [len(change.edits) for change in made.changes] == [3, 1]
    assert len(made.drawings) == 2


def test_what_has_been_drawn_is_not_drawn_again() -> None:
    by = Draughtsman("x")

    made = planned(page("$x$ and $y$\n"), by=by)

    assert by.drawn == ["y"]
    assert [drawing.data for drawing in made.drawings] == [b"y"]


def test_a_missing_drawing_of_a_built_page_is_made_again() -> None:
    built = after(planned(page("$x$\n")))

    made = planned(built)

    assert made.changes == ()
    assert [drawing.data for drawing in made.drawings] == [b"x"]


FORMULAS = st.sampled_from(["x", "\\frac{a}{b}", "a < b & c", '"', "\\text{|}", "y\\\\z"])
DELIMITERS = st.sampled_from(["${}$", "\\({}\\)", "\n\n$$\n{}\n$$\n\n", "\n\n\\[{}\\]\n\n", "$`{}`$"])
PIECES = st.one_of(
    st.builds(lambda delimiters, latex: delimiters.replace("{}", latex), DELIMITERS, FORMULAS),
    st.sampled_from(["words", "`$code$`", "\n\n> quote ", "\n\n- item ", "\n\n# Heading ", "\n\n"]),
)
PAGES = st.lists(PIECES, max_size=8).map(" ".join)


@given(PAGES)
def test_a_plan_can_be_undone(text: str) -> None:
    made = planned(page(text))

    for change in made.changes:
        back = plan.restore([page(change.after)])
        assert [undone.after for undone in back.changes] == [text]
        assert apply(text, change.edits) == change.after


@given(PAGES)
def test_a_plan_that_was_carried_out_leaves_nothing_to_do(text: str) -> None:
    made = planned(page(text))
    by = Draughtsman(*(drawing.data.decode() for drawing in made.drawings))

    for change in made.changes:
        assert not planned(page(change.after), by=by)


def test_latex_edited_in_a_reference_is_drawn_anew() -> None:
    built = after(planned(page("$x$\n")))
    edited = page(built.source.text.replace('alt="x"', 'alt="y &lt; 1"'))

    made = planned(edited)

    assert [drawing.data for drawing in made.drawings] == [b"y < 1"]
    (change,) = made.changes
    assert made.drawings[0].key in change.after
    assert plan.restore([after(made)]).changes[0].after == "$y < 1$\n"


def test_a_wrong_formula_is_told_at_its_place_in_the_page() -> None:
    source = page("> $$\n> a +\n>   \\bad\n> $$\n").source

    made = planned(page(source.text))

    (problem,) = made.problems
    assert (problem.source, source[problem.span], source.place(problem.span.start)) == (source, "\\bad", (3, 5))
    assert not made


def test_a_wrong_formula_is_told_at_its_place_in_a_reference() -> None:
    built = after(planned(page("a $x$ b\n")))
    edited = page(built.source.text.replace('alt="x"', 'alt="&lt; \\bad"'))

    (problem,) = planned(edited).problems

    assert edited.source[problem.span] == "\\bad"


def test_a_formula_that_is_wrong_twice_is_told_twice_and_tried_once() -> None:
    by = Draughtsman()

    made = planned(page("$\\bad$ $\\bad$ $x$\n"), by=by)

    assert by.drawn == ["\\bad", "x"]
    assert [problem.span for problem in made.problems] == [(1, 5), (8, 12)]
    assert after(made).source.text.startswith("$\\bad$ $\\bad$ <picture>")


def test_a_problem_moves_with_the_text_behind_an_edit() -> None:
    made = planned(page("$x$ $\\bad$ $x$\n"))

    (problem,), (change,) = made.problems, made.changes
    moved = change.moved(problem)

    assert moved.source.text == change.after
    assert moved.source[moved.span] == "\\bad"


def test_headings_are_kept_unless_the_configuration_says_so() -> None:
    text = "# Energy $E$\n"

    assert not planned(page(text))
    built = after(planned(page(text), config=Config(headings="build"))).source.text
    assert built.startswith('# Energy <a id="energy-e" data-heading></a><picture>')


def test_a_formula_is_as_large_as_the_text_around_it() -> None:
    orders = Orders(Config(text_size=16), "formulas")

    sizes = {context: orders.look(context).text_px for context in ("body", "table", "h1", "h2", "h3", "h4", "footnote")}

    assert sizes == {"body": 16, "table": 16, "h1": 32, "h2": 24, "h3": 20, "h4": 16, "footnote": 12}


def test_the_same_formula_in_text_and_footnote_is_two_drawings() -> None:
    made = planned(page("$x$[^1]\n\n[^1]: $x$\n"))

    assert len(made.drawings) == 2


def test_only_macros_that_a_formula_uses_are_in_its_order() -> None:
    config = Config(macros=(("\\R", "\\mathbb{R}"), ("\\Z", "\\mathbb{Z}")))
    document = read(Source("a.md", "$\\R$ $x$\n"))

    orders = [Orders(config, "formulas").order(formula) for formula in document.formulas]

    assert [order.macros for order in orders] == [(("\\R", "\\mathbb{R}"),), ()]
    assert orders[1].key == Orders(Config(), "formulas").order(document.formulas[1]).key


def test_a_page_that_would_not_come_back_is_left_alone() -> None:
    text = "$x$ and $y$ and $z$\n"
    honest = read(Source("a.md", text))

    def forgetful(source: Source) -> Document:
        # A reader that takes every `y` that has become a reference for something else.
        document = read(source)
        return replace(document, references=tuple(each for each in document.references if each.latex != "y"))

    by = Draughtsman()
    made = plan.build([page(text)], Orders(Config(), "formulas"), forgetful, by.depth_of, by.draw)

    (problem,) = made.problems
    assert (problem.code, problem.span) == ("not-reversible", honest.formulas[1].span)
    assert not made
