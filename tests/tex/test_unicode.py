"""Raw Unicode: a character means what its command means."""

from __future__ import annotations

import pytest

from dlbuild.tex.read import parse


@pytest.mark.parametrize(
    ("raw", "tex"),
    [
        ("√2", r"\sqrt{2}"),
        ("√ 2", r"\sqrt{2}"),
        ("√27x", r"\sqrt{27}x"),
        ("√{x+1}", r"\sqrt{x+1}"),
        ("√x+1", r"\sqrt{x}+1"),
        ("√αβ", r"\sqrt{\alpha}\beta"),
        ("∛8", r"\sqrt[3]{8}"),
        ("∜{ab}", r"\sqrt[4]{ab}"),
        ("√(x)", r"\surd(x)"),
        ("∛(x)", r"{}^{3}\surd(x)"),
        ("x^√", r"x^\surd"),
        ("√", r"\surd"),
    ],
)
def test_a_root_sign_is_over_a_group_a_number_or_a_letter(raw: str, tex: str) -> None:
    assert parse(raw).mlist == parse(tex).mlist
