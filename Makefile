# `make` lists the targets. Needs make and Python 3.11 or later; everything else goes into .venv.

PYTHON ?= python3
CHROMIUM ?= chromium
DATA ?= ../data

BIN := .venv/bin
STAMP := .venv/installed
DEMO := build/demo
BENCH := build/bench
SHOTS := build/screenshots

.PHONY: help demo test check bench accuracy screenshots clean

help:
	@echo "make demo         cluster the invented newsroom in samples/ and write a report"
	@echo "make test         run the tests"
	@echo "make check        check format, style, types and layers, then run the tests"
	@echo "make bench        measure the speed beside other programs, into $(BENCH)"
	@echo "make accuracy     measure the accuracy on the corpora in DATA (now $(DATA))"
	@echo "make screenshots  take every screen of the report, and the pictures of the README, with CHROMIUM (now $(CHROMIUM))"
	@echo "make clean        remove .venv and everything that was built"

demo: $(STAMP)
	$(BIN)/dedup cluster samples/newsroom -o $(DEMO)/run --force
	$(BIN)/dedup report $(DEMO)/run -o $(DEMO)/report.html --force

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

check: $(STAMP)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy tests/typing
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

bench: $(STAMP)
	$(BIN)/dedup bench lsh --json $(BENCH)/speed.json --plot $(BENCH)/speed.svg --force
	$(BIN)/python -m benchmarks.speed.compare
	$(BIN)/python -m pytest --quiet -p no:randomly benchmarks/speed --benchmark-timer=time.process_time \
		--benchmark-max-time=0.1 --benchmark-columns=median,iqr,rounds --benchmark-sort=name

accuracy: $(STAMP)
	$(BIN)/python -m benchmarks.accuracy $(DATA)

screenshots: $(STAMP)
	$(BIN)/python docs/images/draw.py docs/images
	$(BIN)/python docs/images/screenshots.py "$$(command -v $(CHROMIUM))" $(SHOTS) docs/images

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "dedup needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)
