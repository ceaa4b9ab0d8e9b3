r"""LaTeX, rewritten for engines that take less of it: a text in, a text out.

expanded        the project's own macros, replaced by what they stand for
tamed           what GitHub refuses or trips over, said in another way
without_bars    no bar that could end a table's cell
without_labels  numbers for labels, because no engine counts the equations of a page as dlbuild does
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}]|[^\\{}]", re.DOTALL)
_CONTROL = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_PARAMETER = re.compile(r"#([1-9])")
_COMMENT = re.compile(r"(\\.)|%[^\n]*(?:\n[ \t]*)?", re.DOTALL)
_TEXT = re.compile(r"\\(text[a-z]*|mbox|hbox) *(?=\{)")
_OPERATOR = re.compile(r"\\operatorname(\*?) *(?=\{)")
_ANGLE = re.compile(r"(\\(?:left|right|middle|[bB]igg?[lrm]?) *)?([<>])")
_STEP = re.compile(r"\\(?:begin|end) *\{[^{}]*\}|\\.|[{}]", re.DOTALL)
# KaTeX has only what stands in its list of environments, and counts the rows of those without a star;
# "" is an environment that does nothing here.
_IN_BLOCK = {name: f"{name}*" for name in ("align", "alignat", "equation", "gather")}
_IN_BLOCK |= {"eqnarray": "align*", "flalign": "align*", "multline": "gather*", "xalignat": "alignat*"}
_IN_BLOCK |= dict.fromkeys(("displaymath", "math"), "")
_IN_LINE = {name: re.sub("align|gather", r"\g<0>ed", starred[:-1]) for name, starred in _IN_BLOCK.items()}
_IN_LINE |= dict.fromkeys(("displaymath", "equation", "math"), "")
_LABEL = re.compile(r"\\(?P<kind>label|eqref|ref)[ \t\n]*\{(?P<name>[^{}]*)\}")
_TAG = re.compile(r"\\tag(\*)? *\{((?:[^{}]|\{[^{}]*\})*)\}")
_ENVIRONMENT = re.compile(r"\\(begin|end) *\{([a-z]+)\*?\}")
# A macro that calls itself would never end.
_DEEPEST = 50


def expanded(latex: str, macros: Mapping[str, str], depth: int = 0) -> str:
    """Replace macros by their bodies; one that has not all its arguments stays."""
    if depth > _DEEPEST or not any(name in latex for name in macros):
        return latex
    pieces: list[str] = []
    at = 0
    for match in _CONTROL.finditer(latex):
        body = macros.get(match[0])
        if body is None or match.start() < at:
            continue
        count = max((int(number) for number in _PARAMETER.findall(body)), default=0)
        arguments, end = _arguments(latex, match.end(), count)
        if len(arguments) < count:
            continue
        pieces += (latex[at : match.start()], _filled(body, arguments, latex[end : end + 1]))
        at = end
    return expanded("".join((*pieces, latex[at:])), macros, depth + 1) if pieces else latex


def _filled(body: str, arguments: list[str], behind: str) -> str:
    text = _PARAMETER.sub(lambda match: arguments[int(match[1]) - 1], body)
    # A control word must not grow into the letter behind it.
    return text + " " if behind.isalpha() and re.search(r"\\[A-Za-z]+\Z", text) else text


def _arguments(latex: str, at: int, count: int) -> tuple[list[str], int]:
    """Read arguments of a macro: a group, or the next token."""
    found: list[str] = []
    for _ in range(count):
        begin = at + len(latex[at:]) - len(latex[at:].lstrip())
        token = _TOKEN.match(latex, begin)
        if not token:
            break
        at = _group_end(latex, begin) if token[0] == "{" else token.end()
        found.append(latex[begin + 1 : at - 1] if token[0] == "{" else token[0])
    return found, at


def _group_end(latex: str, begin: int) -> int:
    """Return where the group ends whose brace is at `begin`."""
    level = 0
    for token in _TOKEN.finditer(latex, begin):
        level += (token[0] == "{") - (token[0] == "}")
        if not level:
            return token.end()
    return len(latex)


def tamed(latex: str) -> str:
    r"""Say in another way what is refused (`\operatorname`, `\mbox`) or misread: comments, dollars in text, `<`."""
    return "".join(_tamed(_COMMENT.sub(lambda match: match[1] or "", latex))).strip()


def _tamed(latex: str) -> Iterator[str]:
    at = 0
    while text := _TEXT.search(latex, at):
        end = _group_end(latex, text.end())
        yield _tame_maths(latex[at : text.start()])
        yield from _tame_text("text" if text[1] in {"mbox", "hbox"} else text[1], latex[text.end() + 1 : end - 1])
        at = end
    yield _tame_maths(latex[at:])


def _tame_text(command: str, text: str) -> Iterator[str]:
    r"""Take formulas out of a text: `\text{a $b$}` is `\text{a }b`."""
    for number, piece in enumerate(re.split(r"(?<!\\)\$", text)):
        if piece:
            yield f"{{{tamed(piece)}}}" if number % 2 else f"\\{command}{{{piece}}}"


def _tame_maths(latex: str) -> str:
    while operator := _OPERATOR.search(latex):
        end = _group_end(latex, operator.end())
        name = latex[operator.end() + 1 : end - 1]
        # A letter alone would be set in the middle of the line (Rule 13); with a star, TeX chooses where limits go.
        named = rf"\mathop{{{'{}' if len(name) == 1 else ''}\mathrm{{{name}}}}}" + ("" if operator[1] else r"\nolimits")
        apart = " " if named[-1].isalpha() and latex[end : end + 1].isalpha() else ""
        latex = latex[: operator.start()] + named + apart + latex[end:]
    return _ANGLE.sub(_named_angle, latex)


def _named_angle(match: re.Match[str]) -> str:
    names = (r"\langle ", r"\rangle ") if match[1] else (r"\lt ", r"\gt ")
    return (match[1] or "") + names[match[2] == ">"]


def without_bars(latex: str) -> str:
    r"""Name the bars of a formula in a table's cell, where a bar ends the cell."""
    return re.sub(r"\\\||\|", lambda match: r"\Vert " if len(match[0]) > 1 else r"\vert ", latex)


def without_labels(latex: str, numbers: Mapping[str, str], *, block: bool) -> str:
    r"""Say with `\tag` which number an equation has, and in words which one another has that is referred to.

    KaTeX knows no `\label`. Within a line there are no tags: there the number stands behind a space.
    """
    from dlbuild.markdown.equations import marks

    firsts = {equation.labels[0].start for equation in marks(latex).equations if not equation.tag}

    def said(match: re.Match[str]) -> str:
        kind, number = match["kind"], numbers.get(match["name"].strip(), match["name"])
        if kind == "label":
            return rf"\tag{{{number}}}" if match.start("name") in firsts and match["name"].strip() in numbers else ""
        return rf"\text{{({number})}}" if kind == "eqref" else rf"\text{{{number}}}"

    latex = _LABEL.sub(said, latex)
    return latex if block else _TAG.sub(lambda tag: rf"\qquad\text{{{tag[2] if tag[1] else f'({tag[2]})'}}}", latex)


def in_block(latex: str) -> str:
    """Say with environments that every engine knows what stands in a block of its own."""
    return _renamed(latex, _IN_BLOCK)


def in_line(latex: str) -> str:
    """Say with environments that may stand within a line what would be a display of its own."""
    return _renamed(latex, _IN_LINE)


def _renamed(latex: str, names: Mapping[str, str]) -> str:
    def renamed(match: re.Match[str]) -> str:
        name = names.get(match[2])
        return match[0] if name is None else f"\\{match[1]}{{{name}}}" if name else ""

    return _ENVIRONMENT.sub(renamed, latex).strip()


def has_breaks(latex: str) -> bool:
    r"""Say whether a `\\` stands outside all environments and groups."""
    level = 0
    for step in _STEP.finditer(latex):
        if step[0] == "\\\\" and not level:
            return True
        level += step[0].startswith(("{", "\\begin")) - step[0].startswith(("}", "\\end"))
    return False
