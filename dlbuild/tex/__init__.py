"""From a formula's text to its math list (TeXbook chapters 7, 20, 26): `read.parse` is the door.

`lexer` cuts the text into tokens, `parser` reads them, with the help of three tables: `symbols` (what a
character or a control sequence is), `format` (what is defined by other control sequences), `commands`
(what has to be programmed: one construct a file). `mlist` has the types of the result.
"""
