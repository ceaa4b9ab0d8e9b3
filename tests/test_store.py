"""The names of drawings, and what is known of those that there are."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.failure import RunError
from dlbuild.layout.picture import Picture, PlacedRule
from dlbuild.store import Store, key, mentioned, url, used_macros
from dlbuild.svg.look import Look
from dlbuild.svg.write import write

LOOKS = st.builds(
    Look,
    text_px=st.sampled_from([12.0, 16.0, 16.5]),
    scale=st.sampled_from([1.0, 1.18]),
    weight=st.sampled_from([0.0, 12.0]),
    light=st.sampled_from(["#000", "#111"]),
    dark=st.sampled_from(["#fff", "#eee"]),
    theme=st.sampled_from(["picture", "auto", "light", "card"]),
    alignment=st.sampled_from(["cap", "sym"]),
)
ORDERS = st.tuples(
    st.sampled_from(["x", "y", "\\R", "é"]) | st.text(),
    st.booleans(),
    st.dictionaries(st.sampled_from(["\\R", "\\Q"]), st.sampled_from(["1", "2"])),
    LOOKS,
)


@given(ORDERS, ORDERS)
def test_two_formulas_have_one_key_if_and_only_if_nothing_tells_them_apart(
    one: tuple[str, bool, dict[str, str], Look], two: tuple[str, bool, dict[str, str], Look]
) -> None:
    assert (key(*one) == key(*two)) == (one == two)


@given(ORDERS)
def test_a_key_is_sixteen_small_hexadecimal_digits(order: tuple[str, bool, dict[str, str], Look]) -> None:
    assert re.fullmatch("[0-9a-f]{16}", key(*order))


def test_the_order_of_macros_is_no_matter() -> None:
    assert key("x", False, {"\\a": "1", "\\b": "2"}, Look()) == key("x", False, {"\\b": "2", "\\a": "1"}, Look())


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_another_process_comes_to_the_same_key(seed: str) -> None:
    code = (
        "from dlbuild.store import key; from dlbuild.svg.look import Look;"
        r"print(key('\U0001d400é', True, {'\\a': 'x', '\\b': 'y'}, Look()))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
    answer = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == key("\U0001d400é", True, {"\\a": "x", "\\b": "y"}, Look())


def test_only_macros_that_are_used_are_used() -> None:
    macros = {"\\R": "\\mathbb{R}", "\\Re": "no", "\\f": "\\g{\\R}", "\\g": "#1", "\\h": "\\h", "\\!": "x"}

    assert used_macros("\\Rightarrow", macros) == {}
    assert used_macros("\\R^n", macros) == {"\\R": "\\mathbb{R}"}
    assert used_macros("\\f", macros) == {name: macros[name] for name in ("\\f", "\\g", "\\R")}
    assert used_macros("\\h\\!", macros) == {"\\h": "\\h", "\\!": "x"}
    assert used_macros("\\\\R", macros) == {}


PARTS = st.text(st.characters(blacklist_characters="/\0", blacklist_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda part: part not in {".", ".."}
)
PATHS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS)
def test_the_url_leads_from_the_page_to_the_drawing(page: str, folder: str) -> None:
    written = url(page, folder, "0123456789abcdef")

    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(written))) == posixpath.normpath(
        f"{folder}/0123456789abcdef.svg"
    )
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", written)


def test_a_url_is_as_short_as_can_be() -> None:
    assert url("README.md", "formulas", "0" * 16) == "formulas/0000000000000000.svg"
    assert url("notes/deep/a.md", "formulas", "0" * 16) == "../../formulas/0000000000000000.svg"
    assert url("notes/a.md", "notes/img", "0" * 16) == "img/0000000000000000.svg"
    assert url("a b/ü.md", "100%/é", "0" * 16) == "../100%25/%C3%A9/0000000000000000.svg"


def test_a_mention_anywhere_counts() -> None:
    texts = [
        b'<img src="../formulas/00000000000000aa.svg">',
        b"`formulas/00000000000000bb.svg#dark`",
        b"\xff\xfe cc.svg",
        b"00000000000000AC.svg 0000000000000ad.svg.svg \xe9000000000000ae.svg.svg 00000000000000af.png",
        b"fedcba00000000000000ba.svg.svg00000000000000ca.svg",
    ]

    assert mentioned(texts) == {"00000000000000aa", "00000000000000bb", "00000000000000ba", "00000000000000ca"}


def test_only_files_with_a_key_for_a_name_are_drawings(tmp_path: Path) -> None:
    for name in ("0123456789abcdef.svg", "0123456789ABCDEF.svg", "0123456789abcdef.png", "logo.svg", "README.md"):
        (tmp_path / name).touch()

    assert Store(tmp_path).keys() == {"0123456789abcdef"}
    assert Store(tmp_path / "not there").keys() == set()


def test_a_drawing_says_whether_it_is_good(tmp_path: Path) -> None:
    rule = PlacedRule(0.0, -0.5, 1.0, 0.5)
    data = write(Picture(1.0, 0.5, 0.0, (), (rule,)), tex="x^2", display=False, look=Look())
    (tmp_path / "00000000000000aa.svg").write_bytes(data)
    (tmp_path / "00000000000000bb.svg").write_bytes(data.replace(b"h", b"v", 1))
    (tmp_path / "00000000000000cc.svg").write_bytes(data[:-20] + b"<g/></svg>")
    (tmp_path / "00000000000000dd.svg").write_bytes(b"")
    store = Store(tmp_path)

    assert store.state("00000000000000aa", "x^2", False) == "good"
    assert store.state("00000000000000aa", "x^2", True) == "another"
    assert store.state("00000000000000aa", "x^3", False) == "another"
    assert store.state("00000000000000bb", "x^2", False) == "altered"
    assert store.state("00000000000000cc", "x^2", False) == "altered"
    assert store.state("00000000000000dd", "x^2", False) == "altered"
    assert store.state("00000000000000ee", "x^2", False) == "missing"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "formulas").touch()

    with pytest.raises(RunError) as caught:
        Store(tmp_path / "formulas").keys()

    assert str(caught.value) == f"{tmp_path / 'formulas'}: not a directory"


def test_a_change_of_size_is_a_change_of_key() -> None:
    assert key("x", False, {}, Look()) != key("x", False, {}, replace(Look(), text_px=32.0))


def test_after_a_run_the_drawings_that_it_has_made_and_removed_are_known(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name * 16}.svg").write_bytes(b"old")
    before = Store(tmp_path)
    known = dict(before.stats())
    (tmp_path / f"{'a' * 16}.svg").unlink()
    (tmp_path / f"{'b' * 16}.svg").write_bytes(b"newer")
    (tmp_path / f"{'d' * 16}.svg").write_bytes(b"new")

    after = before.after([name * 16 for name in "abd"])

    assert after.stats() == Store(tmp_path).stats()
    assert before.stats() == known
