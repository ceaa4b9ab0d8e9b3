"""From a math list to a picture: TeX's algorithm (TeXbook appendix G; TeX: The Program, parts 34 to 36).

`hlist.translate` walks a list; `constructs` says which file sets which construct; `ship.ship` gathers the marks.

| rule | what | where |
| --- | --- | --- |
| 1-4 | spaces, styles, choices between atoms | hlist.translate |
| 5, 6 | what is no binary operation after all | hlist.kinds |
| 8 | boxes centred on the axis | frames.vcentered, array |
| 9, 10 | overline, underline | line |
| 11 | roots | radical |
| 12 | accents | accent |
| 13, 13a | large operators, limits | operator |
| 14 | kerns and ligatures between characters | hlist._join |
| 15 | fractions | fraction |
| 17, 18 | nucleus, superscripts, subscripts | hlist.translate, scripts |
| 19 | delimiters that grow | delimiter |
| 20, 21 | spaces between atoms | spacing, hlist.translate |
"""
