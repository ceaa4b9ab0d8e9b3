"""The signs that stand between terms, and the words that are functions."""

from __future__ import annotations

# Each sign of a relation, and what it says. ":=" assigns: it does not say that both sides are equal.
RELATIONS = {
    "=": "=",
    r"\equiv": "=",
    r"\neq": "!=",
    "<": "<",
    r"\lt": "<",
    ">": ">",
    r"\gt": ">",
    r"\leq": "<=",
    r"\leqslant": "<=",
    r"\geq": ">=",
    r"\geqslant": ">=",
    r"\approx": "~",
    r"\in": "in",
    ":=": ":=",
    r"\leftarrow": ":=",
    r"\sim": "law",
}
# Laws of chance, and how many parameters each has.
LAWS = {r"\mathcal{N}": 2, "Bernoulli": 1, "U": 2}
IMPLICATIONS = {
    r"\Longrightarrow": "=>",
    r"\Rightarrow": "=>",
    r"\Longleftrightarrow": "<=>",
    r"\Leftrightarrow": "<=>",
}
# What stands between statements, or between things of which nothing is stated.
SEPARATORS = frozenset(
    {",", ";", ":", r"\rightarrow", r"\longrightarrow", r"\mapsto", r"\longmapsto", "extensiblearrow"}
)

# Arrows from one thing to another; the third has a label.
ARROWS = frozenset({r"\rightarrow", r"\longrightarrow", "extensiblearrow"})
# The words for a layer, and what kind it is ("" are remarks); the same padding and none are settings.
LAYERS = {
    **dict.fromkeys(("average", "mean"), "average"),
    **dict.fromkeys(("pool", "pooling"), "pool"),
    **dict.fromkeys(("conv", "convolution", "filter", "filters"), ""),
    "depthwise": "depthwise",
    "max": "max",
    "same": "same",
    "transposed": "transposed",
    "valid": "valid",
}
SETTINGS = frozenset({"f", "o", "p", "s"})

ADDITIONS = {"+": "add", "-": "sub", r"\pm": ""}
PRODUCTS = {
    r"\cdot": "dot",
    r"\times": "mul",
    r"\odot": "odot",
    r"\circ": "odot",
    "*": "convolve",
    r"\ast": "convolve",
    "/": "div",
    r"\cap": "cap",
    r"\cup": "cup",
    r"\oplus": "xor",
}

# Upright words in front of an argument.
FUNCTIONS = {
    **{
        word: word
        for word in "exp log sin cos tan sinh cosh tanh arcsin arccos arctan diag softmax tr det sign".split()
    },
    "ln": "log",
    "lg": "log10",
    "sgn": "sign",
    "Tr": "tr",
    "trace": "tr",
    "number of": "count",
    "ReLU": "relu",
    "relu": "relu",
    "Var": "variance",
    "concat": "concat",
}
BIG = {r"\sum": "sum", r"\prod": "prod"}
EXTREMES = {"max": "max", "min": "min"}
# Where a function is largest, or smallest.
ARGUMENTS = {"arg max": "max", "argmax": "max", "arg min": "min", "argmin": "min"}
# Words around formulas that are no names.
CONNECTIVES = frozenset("if for when where and or so with since otherwise else given want".split())
ELSE = frozenset({"otherwise", "else", "sonst"})

# Words behind a number that count.
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
