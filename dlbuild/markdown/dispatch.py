"""Which of the parser's rules are worth trying: those that the character at hand can begin.

markdown-it tries all its rules in turn at every block and at every place of a line. Nearly all of them look at one
character and say no. Here that character is looked up once. A rule that `BLOCKS` or `INLINES` does not name is always
tried, so a new rule works without a word here, and faster with one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
_Rule = TypeVar("_Rule")

# What a block can begin with that is not indented like code.
BLOCKS = {
    "front_matter": "-+",
    "formula": "$\\",
    "code": "",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
# And what begins the parts of a line.
INLINES = {
    "formula": "$\\",
    "reference": "<",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "footnote_ref": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "address": "hHfFwW",
    "entity": "&",
    "bracket": "[]",
}


class _Table(dict[str, Sequence[_Rule]]):
    """The rules to try for each character, worked out when it is first met."""

    def __init__(self, rules: Sequence[tuple[str, _Rule]], starters: Mapping[str, str]) -> None:
        super().__init__()
        self.every = tuple(rule for _, rule in rules)
        self._rules = rules
        self._starters = starters

    def __missing__(self, character: str) -> Sequence[_Rule]:
        chosen = tuple(rule for name, rule in self._rules if character in self._starters.get(name, character))
        self[character] = chosen
        return chosen


def install_for_blocks(parser: MarkdownIt) -> None:
    """Put one rule before a parser's block rules that tries only those that may match."""
    ruler = parser.block.ruler
    names, rules = ruler.get_active_rules(), ruler.getRules("")
    ruler.before(names[0], "dispatch", partial(_block, _Table(list(zip(names, rules, strict=True)), BLOCKS)))


def install_for_lines(parser: MarkdownIt) -> None:
    """Put one rule before a parser's inline rules that tries only those that may match."""
    ruler = parser.inline.ruler
    names, rules = ruler.get_active_rules(), ruler.getRules("")
    ruler.before(names[0], "dispatch", partial(_inline, _Table(list(zip(names, rules, strict=True)), INLINES)))


def _block(table: _Table[BlockRule], state: StateBlock, start: int, end: int, silent: bool) -> bool:
    is_indented = state.sCount[start] - state.blkIndent > 3
    rules = table.every if is_indented else table[state.src[state.bMarks[start] + state.tShift[start]]]
    matched = False
    for rule in rules:  # the parser's innermost loop: `any` would make a generator each time
        matched = rule(state, start, end, silent)
        if matched:
            break
    return matched


def _inline(table: _Table[InlineRule], state: StateInline, silent: bool) -> bool:
    character = state.src[state.pos]
    for rule in table[character]:
        if rule(state, silent):
            return True
    # As the parser does where no rule matches.
    if not silent:
        state.append_pending(character)
    state.pos += 1
    return True
