"""The configuration that `init` writes: it names everything and changes nothing."""

from __future__ import annotations

import re

from dlbuild.config import OPTIONS, Config, parse
from dlbuild.setup.configuration import text
from dlbuild.source import Source


def test_it_changes_nothing() -> None:
    assert parse(Source("dlbuild.toml", text()), "") == Config()


def test_every_option_can_be_taken_out_of_its_comment_and_is_then_as_it_was() -> None:
    settings = re.findall(r"^# (.* = .*)$", text(), re.MULTILINE)

    assert [line.partition(" =")[0] for line in settings] == [*[key for key in OPTIONS if key != "macros"], r"'\R'"]
    assert parse(Source("dlbuild.toml", "\n".join(settings[:-1])), "") == Config()


def test_the_macros_are_a_table_at_the_end() -> None:
    end = text()[text().index("# [macros]") :].replace("# ", "")

    config = parse(Source("dlbuild.toml", end), "")
    assert config
    assert config.macros == ((r"\R", r"\mathbb{R}"),)
