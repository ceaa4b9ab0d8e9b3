"""The packets, byte for byte as gitprotocol-common(5) writes them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbuild.failure import UsageError
from dlbuild.git.packets import LARGEST, Pipe
from dlbuild.git.process import serve

GREETING = b"0016git-filter-client\n000eversion=2\n0000"
CAPABILITIES = b"0015capability=clean\n0016capability=smudge\n0015capability=delay\n0000"


def pipe(incoming: bytes = b"") -> tuple[Pipe, BytesIO]:
    outgoing = BytesIO()
    return Pipe(BytesIO(incoming), outgoing), outgoing


def test_a_packet_counts_itself() -> None:
    # The examples of gitprotocol-common(5): "a\n" is 0006a\n.
    out = pipe()
    out[0].say("a", "foobar")

    assert out[1].getvalue() == b"0006a\n000bfoobar\n0000"


def test_lists_end_and_so_does_the_conversation() -> None:
    git, _ = pipe(b"0006a\n0005b00000000")

    assert [git.words(), git.words(), git.words()] == [["a", "b"], [], None]


@given(st.integers(0, 3), st.integers(-2, 2))
def test_a_file_of_any_size_goes_through_in_packets(packets: int, more: int) -> None:
    content = bytes(max(0, packets * LARGEST + more))
    there, sent = pipe()
    there.give(content)

    assert pipe(sent.getvalue())[0].content() == content
    assert len(sent.getvalue()) == len(content) + 4 * (-(-len(content) // LARGEST) + 1)


@pytest.mark.parametrize("said", [b"00", b"0009ab", b"0006a\n"])
def test_a_git_that_hangs_up_half_way_is_noticed(said: bytes) -> None:
    with pytest.raises(EOFError):
        pipe(said)[0].words()


def test_the_conversation_is_the_one_of_the_manual() -> None:
    asked = b"0013command=smudge\n0012pathname=a.md\n00000007abc0000"
    git, out = pipe(GREETING + CAPABILITIES + asked + asked.replace(b"0013command=smudge\n", b"0012command=clean\n"))

    serve(git, {"clean": lambda _name, _data: None, "smudge": lambda name, data: data.upper() + name.encode()})

    assert out.getvalue() == (
        b"0016git-filter-server\n000eversion=2\n0000"
        b"0015capability=clean\n0016capability=smudge\n0000"
        b"0013status=success\n0000000bABCa.md00000000"
        b"0011status=error\n0000"
    )


@pytest.mark.parametrize(
    "said", [b"", b"0000", b"hello", b"00", b"0009a", b"0006hi\n0000", b"0016git-filter-client\n000eversion=9\n0000"]
)
def test_who_is_not_git_is_told_so(said: bytes) -> None:
    with pytest.raises(UsageError, match=r"^this is for git to call"):
        serve(pipe(said)[0], {})
