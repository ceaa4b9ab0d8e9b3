"""Problems as text: for people, programs, GitHub and code scanners."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from dlbuild.markdown import Edit
from dlbuild.pages import Page
from dlbuild.plan import Change, Drawing, Plan
from dlbuild.problem import Problem, Severity
from dlbuild.report import FORMATS, report
from dlbuild.report.changes import diff, listing, total
from dlbuild.report.text import columns, describe, excerpt
from dlbuild.source import Source, Span


def problem(text: str, mark: str, name: str = "notes/week2.md", way_out: str = "put braces around") -> Problem:
    at = text.index(mark)
    span = Span(at, at + len(mark))
    return Problem("double-superscript", "a second superscript", Source(name, text), span, way_out)


def test_a_person_sees_the_place_the_line_a_caret_and_a_way_out() -> None:
    assert report([problem("one\n\nwhere $x^2^3$ is\n", "^3")]) == (
        "notes/week2.md:3:11: a second superscript [double-superscript]\n"
        "    3 | where $x^2^3$ is\n"
        "      |           ^^\n"
        "   help: put braces around\n"
    )


def test_problems_are_apart_from_each_other() -> None:
    wrong = problem("x^2^3\n", "^3", way_out="")

    assert report([wrong, wrong]).count("\n\n") == 1
    assert report([wrong, wrong]).endswith("\n      |    ^^\n")


def test_a_warning_says_that_it_is_one() -> None:
    source = Source("a.md", "x\n")
    warning = Problem("no-alt", "the image says nothing", source, Span(0, 1), severity="warning")

    assert report([warning]).splitlines()[0] == "a.md:1:1: warning: the image says nothing [no-alt]"


def test_a_problem_with_a_file_as_such_has_no_line() -> None:
    orphan = Problem("orphan", "no page refers to this file", Source("formulas/a.svg", ""), Span(0, 0), "remove it")

    assert report([orphan]) == "formulas/a.svg: no page refers to this file [orphan]\n   help: remove it\n"


def test_a_tab_goes_to_the_next_stop_of_four() -> None:
    assert excerpt("\ta\tbc", 3, 4) == ("    a   bc", "        ^")


def test_a_wide_character_gets_two_carets() -> None:
    assert excerpt("数学: $x$", 5, 6) == ("数学: $x$", "       ^")
    assert excerpt("数学", 1, 2) == ("数学", "  ^^")


def test_a_combining_mark_takes_no_room() -> None:
    assert excerpt("e\u0301 x", 3, 4) == ("e\u0301 x", "  ^")


def test_what_a_terminal_would_obey_is_not_passed_on() -> None:
    shown, caret = excerpt("\ufeffa\x1b[2Jb\u202ec\x9bd\u2028e", 9, 10)

    assert shown == "a␛[2Jbc\ufffdd\ufffde"
    assert caret == "       ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 300 + "X" + "b" * 300

    shown, caret = excerpt(line, 300, 301, 60)

    assert shown == "…" + "a" * 19 + "X" + "b" * 38 + "…"
    assert caret == " " * 20 + "^"


def test_the_end_of_a_long_line_is_shown_to_its_end() -> None:
    line = "a" * 300 + "X"

    shown, caret = excerpt(line, 300, 301, 60)

    assert shown == "…" + "a" * 58 + "X"
    assert caret == " " * 59 + "^"


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    source = Source("a.md", "ab $x\ny$ c\n")

    text = describe(Problem("code", "message", source, Span(3, 8)))

    assert text == "a.md:1:4: message [code]\n    1 | ab $x\n      |    ^^\n"


LINES = st.text(st.characters(blacklist_characters="\r\n", blacklist_categories=["Cs"]), max_size=200)


@given(LINES, st.integers(0, 200), st.integers(0, 30), st.integers(20, 120))
def test_the_caret_stands_below_its_character(line: str, start: int, length: int, width: int) -> None:
    start = min(start, len(line))
    # A mark that nothing else in the line can be taken for.
    line = line.replace("\U0001d54f", "x")
    line = line[:start] + "\U0001d54f" + line[start:]

    shown, caret = excerpt(line, start, start + 1 + length, width)

    begin = caret.index("^")
    before = shown[: shown.index("\U0001d54f")]
    assert sum(map(columns, before)) == begin
    assert sum(map(columns, shown)) <= width
    assert len(caret) <= width
    assert "\t" not in shown
    assert {"Cc", "Cf", "Cs", "Zl", "Zp"}.isdisjoint(map(category, shown))


ANY = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)


@st.composite
def problems(draw: st.DrawFn) -> list[Problem]:
    found = []
    for _ in range(draw(st.integers(0, 3))):
        text = draw(ANY)
        start = draw(st.integers(0, len(text)))
        span = Span(start, draw(st.integers(start, len(text))))
        name = draw(st.sampled_from(["a.md", "notes/ä b,:%.md"]))
        severity: Severity = "error" if draw(st.booleans()) else "warning"
        found.append(Problem("some-code", draw(ANY), Source(name, text), span, draw(ANY), severity))
    return found


@given(problems())
def test_every_format_can_say_everything(found: list[Problem]) -> None:
    for name in FORMATS:
        text = report(found, name)
        assert text.endswith("\n") or not text
        text.encode()


@given(problems())
def test_json_has_a_line_for_each_problem(found: list[Problem]) -> None:
    lines = report(found, "json").splitlines()

    assert [json.loads(line)["message"] for line in lines] == [each.message for each in found]


@given(problems())
def test_github_gets_one_command_a_line_whatever_is_in_it(found: list[Problem]) -> None:
    lines = report(found, "github").split("\n")

    assert len(lines) == len(found) + 1
    for line in lines[:-1]:
        head, _, message = line.removeprefix("::").partition("::")
        kind, _, properties = head.partition(" ")
        assert kind in {"error", "warning"}
        assert [each.partition("=")[0] for each in properties.split(",")][:4] == ["file", "line", "endLine", "title"]
        assert "\r" not in message


def test_json_counts_from_one_in_code_points() -> None:
    wrong = problem("é\n𝐀$x^2^3$\n", "^3")

    assert json.loads(report([wrong], "json")) == {
        "file": "notes/week2.md",
        "line": 2,
        "column": 6,
        "end": {"line": 2, "column": 8},
        "kind": "double-superscript",
        "dest": "",
        "severity": "error",
        "message": "a second superscript",
        "suggestion": "put braces around",
    }


def test_github_is_told_the_place_and_the_way_out() -> None:
    assert report([problem("x^2^3 100%\n", "^3", "a,b:c.md", "100%")], "github") == (
        "::error file=a%2Cb%3Ac.md,line=1,endLine=1,title=double-superscript,col=4,endColumn=5"
        "::a second superscript%0A100%25\n"
    )


def test_a_scanner_gets_one_run_with_its_rules_and_results() -> None:
    log = json.loads(report([problem("x^2^3\n", "^3", "a b.md"), problem("x^2^3\n", "^3")], "sarif"))

    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert run["tool"]["driver"]["rules"] == [{"id": "double-superscript"}]
    first = run["results"][0]
    assert (first["ruleId"], first["level"]) == ("double-superscript", "error")
    assert first["message"]["text"] == "a second superscript. put braces around"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b.md"},
                "region": {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 6},
            }
        }
    ]


def test_no_problems_are_a_log_too() -> None:
    assert json.loads(report([], "sarif"))["runs"][0]["results"] == []
    assert [report([], name) for name in ("text", "json", "github")] == ["", "", ""]


def change(name: str, before: str, after: str) -> Change:
    page = Page(Path(name), before.encode(), Source(name, before))
    return Change(page, after, (Edit(Span(0, len(before)), before, after),))


def test_changes_are_listed_and_summed_up() -> None:
    plan = Plan((change("a.md", "x", "y"),), (Drawing("k", b"", 0), Drawing("l", b"", 0)), ("m",))

    assert [*listing(plan, would=False), total(plan, would=False)] == [
        "a.md: 1 formula",
        "drew 2 formulas, changed 1 page, removed 1 drawing",
    ]
    assert [*listing(plan, would=True), total(plan, would=True)] == [
        "would change a.md: 1 formula",
        "would draw 2 formulas, change 1 page, remove 1 drawing",
    ]
    assert total(Plan(), would=True) == ""


def test_links_to_equations_are_counted_apart() -> None:
    there = change("a.md", "\\ref{a}", '[1](#eq-a "\\ref{a}")')
    formula = there.edits[0]._replace(before="$x$", after="<img >")
    both = there._replace(edits=(formula, *there.edits, *there.edits))

    assert list(listing(Plan((there, both)), would=False)) == ["a.md: 1 link", "a.md: 1 formula, 2 links"]


def test_references_that_are_made_right_are_counted() -> None:
    renewed = change("a.md", '<img src="a">', '<img src="b">')
    both = renewed._replace(edits=(*renewed.edits, renewed.edits[0]._replace(before="$x$")))

    assert list(listing(Plan((both,)), would=False)) == ["a.md: 2 formulas (1 renewed)"]


def test_very_many_changes_are_not_all_listed() -> None:
    plan = Plan(tuple(change(f"{number}.md", "x", "y") for number in range(25)))

    lines = list(listing(plan, would=False))

    assert (len(lines), lines[-1]) == (21, "and 5 more pages")


def test_a_diff_shows_endings_as_they_are() -> None:
    plan = Plan((change("a.md", "one\r\ntwo\x0cthree\r\nend", "one\r\n2\x0cthree\r\nend"),))

    assert "".join(diff(plan)) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n one\r\n-two\x0cthree\r\n+2\x0cthree\r\n end\n"
        "\\ No newline at end of file\n"
    )
