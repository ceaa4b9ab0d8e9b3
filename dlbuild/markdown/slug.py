r"""How GitHub makes the name of a heading's anchor out of its text.

The rule is that of html-pipeline's `toc_filter.rb` (Ruby's `downcase`, then
everything but `\p{Word}`, hyphen and space removed, then spaces to hyphens),
with the numbering of github-slugger, whose fixture GitHub itself rendered.
Nothing is trimmed, collapsed or normalised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category

# Other_Alphabetic symbols that are no letters: circled and squared capitals (Unicode, PropList.txt).
_ALPHABETIC_SYMBOLS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def is_word(character: str) -> bool:
    r"""Say whether Ruby's `\p{Word}` takes it: letters, marks, decimal digits, letter numbers, connectors."""
    kind = category(character)
    if kind[0] in "LM" or kind in {"Nd", "Nl", "Pc"}:
        return True
    return any(first <= ord(character) <= last for first, last in _ALPHABETIC_SYMBOLS)


class _Kept(dict[int, str]):
    """What each character leaves in a slug, worked out when it is first met; made for `str.translate`."""

    def __missing__(self, code: int) -> str:
        # Lower case is taken character by character, as Ruby does: a final sigma is σ, not ς.
        left = "".join(c if c != " " else "-" for c in chr(code).lower() if c in " -" or is_word(c))
        self[code] = left
        return left


_KEPT = _Kept()


def slug(text: str) -> str:
    """Return the slug of a heading whose rendered text this is, before numbering."""
    return text.translate(_KEPT)


def numbered(slugs: Iterable[str]) -> Iterator[str]:
    """Give each slug of a page, in order, the number that makes it an anchor of its own.

    The second `a` is `a-1`; a heading that is itself called `a-1` is then `a-1-1`.
    """
    seen: dict[str, int] = {}
    for base in slugs:
        anchor = base
        while anchor in seen:
            seen[base] += 1
            anchor = f"{base}-{seen[base]}"
        seen[anchor] = 0
        yield anchor
