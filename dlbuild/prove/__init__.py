r"""Formulas as claims: a comment behind a formula says that it is true, and here that is looked at.

    page ─► Claim ─► units ─► statements of terms ─► assertions ─► samples ─► proof ─► Verdict

`page` finds the claims. `placed` and `units` read a formula's math list with the place of everything in it; `reader`
and its neighbours (`scripts`, `calculus`, `bounds`, `arrays`, `dots`) turn that into terms, `statement` into relations;
`givens` are read the same way. `assertion` says what is to be decided. `evaluate`, with `names` and `operations`, has
the value of a term in a field: in numbers (`floating`) or in symbols (`symbolic`, the only module that knows sympy).
`updates` change values, `laws` take means.
`numeric` tries, `proof` proves, `decide` does one after the other. All that happens in a process that can be ended
(`worker`, `crew`), and what it finds is kept (`cache`). `run` is the verb.

No text of a page is ever executed: terms are built by the reader's own code, and expressions from terms.
README.md here says how to write a claim.
"""
