"""Images that other tools have made of formulas, turned into formulas again: `import`.

`services` knows what their addresses look like, `alternatives` what their `alt` does; `latex` takes off what was said
to the service and not to TeX. `pages` puts the LaTeX into the page, in the first spelling that is read there as meant.
"""
