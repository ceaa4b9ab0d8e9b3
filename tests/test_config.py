"""Settings: where they are found, what they may be, and what is said when they are wrong."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.config import OPTIONS, Config, find, parse
from dlbuild.failure import UsageError
from dlbuild.orders import look
from dlbuild.report import report
from dlbuild.source import Source
from dlbuild.svg.look import Look


def complaint(text: str, header: str = "", name: str = "dlbuild.toml") -> str:
    with pytest.raises(UsageError) as caught:
        parse(Source(name, text), header)
    return report(caught.value.problems)


def read(text: str) -> Config:
    config = parse(Source("dlbuild.toml", text), "")
    assert config
    return config


def test_every_option_can_be_set() -> None:
    config = read(
        """
        notes = ["notes/**", "README.md"]
        exclude = ["notes/drafts"]
        formulas = "./img/math/"
        dollars = "pandoc"
        headings = "build"
        text-size = 15
        scale = 1.2
        weight = 10
        light = "#ABC"
        dark = "#ffffff"
        theme = "light"
        alignment = "sym"
        max-width = 308
        ignore = ["no-alt", "* in drafts/**"]
        toc-levels = "1-3"
        toc-style = "numbers"
        [macros]
        '\\R' = '\\mathbb{R}'
        '\\norm' = '\\lVert #1 \\rVert'
        """
    )

    assert config == Config(
        notes=("notes/**", "README.md"),
        exclude=("notes/drafts",),
        formulas="img/math",
        dollars="pandoc",
        headings="build",
        text_size=15.0,
        scale=1.2,
        weight=10.0,
        light="#abc",
        dark="#ffffff",
        theme="light",
        alignment="sym",
        max_width=308.0,
        ignore=("no-alt", "* in drafts/**"),
        toc_levels="1-3",
        toc_style="numbers",
        macros=(("\\R", "\\mathbb{R}"), ("\\norm", "\\lVert #1 \\rVert")),
    )
    assert all(getattr(config, field.name) != getattr(Config(), field.name) for field in fields(Config))


def test_without_settings_a_formula_looks_as_the_svgs_say() -> None:
    assert look(Config()) == Look()


def test_an_unknown_option_names_the_nearest_and_its_line() -> None:
    assert complaint('notes = ["a"]\nformula = "f"\n') == (
        "dlbuild.toml:2:1: there is no option called formula [unknown-option]\n"
        '    2 | formula = "f"\n'
        "      | ^^^^^^^\n"
        "   help: did you mean formulas?\n"
    )


def test_an_option_like_no_other_gets_the_whole_list() -> None:
    assert complaint("zzz = 1\n").splitlines()[-1] == (
        "   help: the options are notes, exclude, formulas, dollars, headings, text-size, scale, weight, light, "
        "dark, theme, alignment, max-width, ignore, toc-levels, toc-style, macros"
    )


def test_an_underscore_is_told_from_a_hyphen() -> None:
    assert complaint("text_size = 15\n").splitlines()[-1] == "   help: did you mean text-size?"


def test_all_that_is_wrong_is_said_at_once() -> None:
    text = '[project]\nname = "x"\nscale = 7\n\n[tool.dlbuild]\nscale = "big"\nnotes = "notes/**"\n'

    assert complaint(text, "tool.dlbuild", "pyproject.toml") == (
        "pyproject.toml:6:1: scale must be a number from 0.2 to 5 [wrong-value]\n"
        '    6 | scale = "big"\n'
        "      | ^^^^^\n"
        "\n"
        'pyproject.toml:7:1: notes must be a list of globs, such as ["notes/**"] [wrong-value]\n'
        '    7 | notes = "notes/**"\n'
        "      | ^^^^^\n"
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("exclude = [1]", 'exclude must be a list of globs, such as ["drafts/**"]'),
        ('formulas = "../up"', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('formulas = "/top"', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('formulas = "."', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('formulas = "docs/.git/x"', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('formulas = ".dlbuild"', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('formulas = "a\\u0000b"', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('formulas = "a\\nb"', 'formulas must be a folder below that of this file, such as "formulas"'),
        ('headings = "drop"', 'headings must be "keep" or "build"'),
        ("text-size = true", "text-size must be a number of pixels from 4 to 100"),
        ("text-size = 1e9", "text-size must be a number of pixels from 4 to 100"),
        ("scale = nan", "scale must be a number from 0.2 to 5"),
        ('light = "red"', 'light must be a colour such as "#1f2328"'),
        ('dark = "#12345"', 'dark must be a colour such as "#f0f6fc"'),
        ('theme = "dark"', 'theme must be "picture", "auto", "light" or "card"'),
        ('alignment = "middle"', 'alignment must be "cap" or "sym"'),
        (
            'macros = {R = "x"}',
            r"macros must be a table from control sequences to texts, such as '\R' = '\mathbb{R}'",
        ),
        (
            r"macros = {'\R' = 1}",
            r"macros must be a table from control sequences to texts, such as '\R' = '\mathbb{R}'",
        ),
    ],
)
def test_a_wrong_value_is_told_what_would_be_right(line: str, what: str) -> None:
    assert complaint(f"{line}\n").splitlines()[0] == f"dlbuild.toml:1:1: {what} [wrong-value]"


def test_what_is_not_toml_is_shown_where() -> None:
    assert complaint('notes = [\n  "a"\n  "b"\n]\n') == (
        'dlbuild.toml:3:3: not TOML: Unclosed array [not-toml]\n    3 |   "b"\n      |   ^\n'
    )


def test_the_table_must_be_a_table() -> None:
    assert complaint("[tool]\ndlbuild = 3\n", "tool.dlbuild", "pyproject.toml").splitlines()[0] == (
        "pyproject.toml:2:1: tool.dlbuild must be a table [not-a-table]"
    )


VALUES = st.integers() | st.floats() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())


@given(st.sampled_from(sorted(OPTIONS)), VALUES)
def test_any_value_is_taken_as_the_fields_type_or_refused(name: str, value: object) -> None:
    default = getattr(Config(), name.replace("-", "_"))

    assert type(OPTIONS[name].read(value)) in {type(default), type(None)}


def test_without_git_and_settings_a_folder_is_its_own_project(tmp_path: Path) -> None:
    project = find(tmp_path)

    assert (project.root, project.base, project.in_git, project.declared) == (tmp_path, tmp_path, False, False)
    assert project.config == Config()


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.dlbuild]\nformulas = "one"\n')
    (tmp_path / "a" / "dlbuild.toml").write_text('formulas = "two"\n')
    (deep / "pyproject.toml").write_text("[tool.black]\n# not about dlbuild\n")

    project = find(deep)

    assert (project.root, project.base, project.config.formulas) == (tmp_path, tmp_path / "a", "two")
    assert find(tmp_path).config.formulas == "one"


def test_a_configuration_above_the_repository_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "dlbuild.toml").write_text('formulas = "outside"\n')
    inside = tmp_path / "repository"
    (inside / ".git").mkdir(parents=True)

    assert find(inside).config == Config()


def test_two_configurations_in_one_folder_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "dlbuild.toml").write_text("")
    (tmp_path / "pyproject.toml").write_text("[tool.dlbuild]\n")

    with pytest.raises(UsageError) as caught:
        find(tmp_path)

    one, two = tmp_path / "dlbuild.toml", tmp_path / "pyproject.toml"
    assert str(caught.value) == f"{one} and {two} both configure dlbuild: keep one of them"


def test_a_configuration_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dlbuild.toml").write_bytes(b'notes = ["\xff"]\n')

    with pytest.raises(UsageError) as caught:
        find(tmp_path)

    assert str(caught.value) == "dlbuild.toml: not UTF-8, in which TOML is written: byte 10"


def test_a_value_that_was_right_once_is_told_what_has_become_of_it() -> None:
    assert complaint('theme = "media"\n').splitlines()[-1] == '   help: it is called "auto" now'
    assert "it is gone" in complaint('alignment = "tight"\n')
