# Needs python3 (3.10 or newer), git and a network to the package index the first time; nothing else.
# `make PYTHON=python3.12` takes another Python, `make test TESTS=tests/svg WORKERS=1` fewer tests.

PYTHON  ?= python3
TESTS   ?=
WORKERS ?= auto
BIN     := .venv/bin
READY   := .venv/.ready

.PHONY: build figures check test lint types golden gallery bench clean

build: figures ## draw what figures have changed, render the formulas of all notes, rewrite the pages, check them
	$(BIN)/dlbuild build
	$(BIN)/python -m notes.figures --check

figures: $(READY) ## draw the figures whose code has changed, put them into their pages
	$(BIN)/python -m notes.figures

check: $(READY) ## are pages, links and figures as they should be, and the claims of the notes true?
	$(BIN)/dlbuild check
	$(BIN)/python -m notes.figures --check
	$(BIN)/dlbuild prove

test: $(READY) ## run the tests
	$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

lint: $(READY) ## style, and the format of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

golden: $(READY) ## draw the golden SVGs again; look at the difference before you commit it
	$(BIN)/python -m pytest tests/golden --renew
	git diff --stat -- tests/golden

gallery: $(READY) ## dlbuild's formulas laid over TeX's, worst first, in gallery.html
	$(BIN)/python -m tests.reference.gallery $(REFERENCE)

bench: $(READY) ## how long a formula takes, here and in the peers that are installed, and how long a thousand pages, and their links
	$(BIN)/python tests/bench/typeset.py
	$(BIN)/python tests/bench/build.py
	$(BIN)/python -m tests.bench.check

clean: ## remove what tools left behind; the environment stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find dlbuild tests notes -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(BIN)/python:
	$(PYTHON) .ci/environment.py .venv
