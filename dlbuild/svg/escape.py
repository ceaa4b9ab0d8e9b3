"""Any text in an XML attribute, and back."""

from __future__ import annotations

import re

# What XML reads otherwise in an attribute (XML 1.0, 2.4 and 3.3.3: white space becomes spaces unless it is escaped).
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_CHARACTERS = {entity: character for character, entity in _ENTITIES.items()}

# What XML 1.0 (production 2, Char) cannot hold at all: most controls, surrogates, two non-characters. Each is written
# as the replacement character with its number; so is that character itself, and reading is unambiguous.
_NO_CHARACTER = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_UNWRITABLE = re.compile(f"[{_NO_CHARACTER}\ufffd]")
_NUMBERED = re.compile("\ufffd([0-9A-F]+);")
_SPECIAL = re.compile('[&<>"\t\n\r]')
_ENTITY = re.compile("&[a-z0-9#]+;")


def escaped(text: str) -> str:
    """Return the text as it stands between the quotation marks of an attribute."""
    if text.isascii() and text.isprintable():
        plain = text
    else:
        plain = _UNWRITABLE.sub(lambda found: f"\ufffd{ord(found[0]):X};", text)
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], plain)


def unescaped(attribute: str) -> str:
    """Return the text that `escaped` was given; raises ValueError for what it would not have written."""
    try:
        plain = _ENTITY.sub(lambda found: _CHARACTERS[found[0]], attribute)
    except KeyError as error:
        raise ValueError(f"{error} is not an entity that dlbuild writes") from error
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), plain)


def shown(text: str) -> str:
    """Return the text as it stands between two tags, to be looked at: what XML cannot hold becomes U+FFFD."""
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], _UNWRITABLE.sub("\ufffd", text))
