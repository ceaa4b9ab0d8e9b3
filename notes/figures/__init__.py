"""The figures of the notes, drawn from code: `python -m notes.figures` (README.md says how to add one).

`drawing` is the vocabulary; a module `cN.py` or `cN_TOPIC.py` draws figures of course N; `entry` finds them, `pages`
puts them into the notes, `make` keeps files and pages as the code says.
"""
