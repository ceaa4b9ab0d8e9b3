"""Git's packets: four hexadecimal digits that count the packet, themselves included, and its content.

A packet without content, `0000`, ends a list (gitprotocol-common(5), "pkt-line Format").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

LARGEST = 65516  # bytes of content
_HEAD = 4


class Pipe:
    """Both directions of a conversation with git.

    Raises EOFError where git has hung up within a packet, ValueError where it is not git that speaks.
    """

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def words(self) -> list[str] | None:
        """Return the lines that come before the end of a list; None if git has said all that it had to say."""
        first = self._packet()
        if first is None:
            return None
        packets = [first, *self._list()] if first else []
        return [packet.decode(errors="surrogateescape").removesuffix("\n") for packet in packets]

    def content(self) -> bytes:
        """Return the content of a file."""
        return b"".join(self._list())

    def say(self, *words: str) -> None:
        """Send lines, and the end of the list."""
        self._send(f"{word}\n".encode() for word in words)

    def give(self, content: bytes) -> None:
        """Send the content of a file, and the end of the list."""
        self._send(content[at : at + LARGEST] for at in range(0, len(content), LARGEST))

    def _send(self, packets: Iterable[bytes]) -> None:
        for packet in packets:
            self._outgoing.write(b"%04x" % (len(packet) + _HEAD) + packet)
        self._outgoing.write(b"0000")
        self._outgoing.flush()

    def _list(self) -> Iterator[bytes]:
        while packet := self._packet():
            yield packet
        if packet is None:
            raise EOFError("git has hung up in the middle of a list")

    def _packet(self) -> bytes | None:
        """Return the next packet, empty at the end of a list; None at the end of all."""
        head = self._incoming.read(_HEAD)
        if not head:
            return None
        length = int(head, 16) - _HEAD if len(head) == _HEAD else -1
        content = self._incoming.read(max(length, 0))
        if len(content) < length or len(head) < _HEAD:
            raise EOFError("git has hung up in the middle of a packet")
        return content
