"""What a drawing says of itself, and what is not one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.layout.picture import Picture
from dlbuild.svg import FORMAT
from dlbuild.svg.look import Look
from dlbuild.svg.read import About, read
from dlbuild.svg.write import write
from tests.svg.pictures import SIGMOID, X_I

_DATA = write(X_I.picture, tex=X_I.tex, display=False, look=Look())


@given(st.text(st.characters(codec=None, exclude_categories=())), st.booleans())
def test_what_is_written_is_read(tex: str, display: bool) -> None:
    about = read(write(Picture(1.0, 0.5, 0.25, (), ()), tex=tex, display=display, look=Look(scale=1.0)))
    assert (about.tex, about.display, about.format, about.intact) == (tex, display, FORMAT, True)


def test_the_lengths_are_those_of_the_box() -> None:
    # 6.606 em of 16 px are 105.7 px; 0.7693 em below are 12.3. Above, the 1's ink (0.666 em at 0.6765) stands a little
    # out of TeX's 1.321 em: 21.48 px.
    about = read(write(SIGMOID.picture, tex="s", display=True, look=Look(scale=1.0, weight=0.0)))
    assert about == About("s", True, 107, 35, 13, FORMAT, True)


@given(st.integers(0, len(_DATA) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed_unnoticed(place: int, by: int) -> None:
    changed = bytearray(_DATA)
    changed[place] ^= by
    try:
        about = read(bytes(changed))
    except ValueError:
        return
    assert not about.intact


@pytest.mark.parametrize("altered", [_DATA + b"\n", _DATA[:-1], _DATA.replace(b"</svg>", b"<script/></svg>")])
def test_what_was_added_or_lost_is_noticed(altered: bytes) -> None:
    assert not read(altered).intact


@pytest.mark.parametrize(
    "stranger",
    [
        b"",
        b"<svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
        b'<?xml version="1.0"?>' + _DATA,
        _DATA.replace(b"data-dlbuild", b"data-other"),
        _DATA.replace(b"x_i", b"\xff"),
        _DATA.replace(b"x_i", b"&lol;"),
        b"version https://git-lfs.github.com/spec/v1\n",
        b"\x89PNG\r\n",
    ],
)
def test_a_file_that_is_not_ours_is_refused(stranger: bytes) -> None:
    with pytest.raises(ValueError, match=r"not a drawing|not an entity|can't decode"):
        read(stranger)
