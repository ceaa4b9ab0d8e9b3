"""What is said of a formula that cannot be read, before anybody knows where it stands."""

from __future__ import annotations

# What is said of a closing token that nothing was waiting for: code, message, way out.
STRAY = {
    "}": ("unexpected-brace", "a } without its {", "remove it, or write \\} for a brace"),
    "\\right": ("unexpected-right", "\\right without its \\left", "add \\left before, with a delimiter or a dot"),
    "\\middle": ("unexpected-middle", "\\middle outside \\left … \\right", "add \\left before and \\right after"),
    "&": ("unexpected-ampersand", "& outside an array", "write \\& for the sign, or put it into aligned, matrix, …"),
    "\\\\": ("unexpected-newline", "\\\\ here would end a row of nothing", "put the lines into aligned or gathered"),
    "\\cr": ("unexpected-newline", "\\cr here would end a row of nothing", "put the lines into aligned or gathered"),
    "\\end": ("unexpected-end", "\\end without its \\begin", "add the \\begin, or remove it"),
    "$": ("unexpected-dollar", "a dollar inside a formula", "write \\$ for the sign"),
    "\\)": ("unexpected-dollar", "\\) inside a formula", "remove it"),
}
# What is said of an opening token whose closing one never came, by the closing one.
MISSING = {
    "}": ("missing-brace", "this OPENING is never closed", "add a }"),
    "\\right": ("missing-right", "this \\left has no \\right", "add \\right with a delimiter, or \\right. for none"),
    "\\end": ("missing-end", "OPENING has no \\end", "add CLOSING"),
}
# The same where a cell of an array ends before it.
MISSING_IN_CELL = {
    "}": (
        "missing-brace",
        "this { is not closed in its cell",
        "close it before the & or \\\\, open another behind",
    ),
    "\\right": (
        "missing-right",
        "this \\left has no \\right in its cell",
        "end the cell with \\right. and begin the next with \\left. (the dots are no delimiters)",
    ),
}


class RefusalError(Exception):
    """Something is wrong at a token; `read.parse` turns it into a FormulaError with its place."""

    def __init__(self, code: str, message: str, token: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.token, self.hint = code, message, token, hint
