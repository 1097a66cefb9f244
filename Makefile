# One truth for people and for CI. `make run` and `make test` each set up all that they need.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: run demo setup test check format lint types imports letters bench fuzz learn soak lock clean

run: setup
	$(BIN)/python -m bot run

demo: setup
	$(BIN)/python -m bot demo

setup: $(STAMP)

$(STAMP): requirements/dev.txt
	$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên / Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $(STAMP)

test: setup
	$(BIN)/python -m pytest

check: format lint types imports test

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

letters: setup
	@for folder in ../shared/letters/dev ../shared/letters/seed; do [ -d $$folder ] || continue; echo "$$folder"; \
	  ../shared/letters/score.py $$folder -- $(BIN)/python -m bot read --json || exit 1; done
	@$(BIN)/python -m tests.letters.scores

bench: setup
	$(BIN)/python -m tests.letters.bench

FUZZ := .fuzz/venv
FUZZ_SECONDS ?= 200

fuzz: $(FUZZ)/.ready
	for target in dates numbers guests letter; do $(FUZZ)/bin/python -m tests.fuzz $$target $(FUZZ_SECONDS) || exit 1; done

$(FUZZ)/.ready: requirements/fuzz.txt
	$(PYTHON) -m venv $(FUZZ)
	$(FUZZ)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	touch $@

LEARN := .learn/venv

learn: $(LEARN)/.ready
	$(LEARN)/bin/python -m tests.letters.learn

$(LEARN)/.ready: requirements/learn.txt
	$(PYTHON) -m venv $(LEARN)
	$(LEARN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/learn.txt
	touch $@

soak: setup
	$(BIN)/python -m pytest -m soak

lock:
	cd requirements && for part in base dev fuzz learn; do uv pip compile --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $$part.in -o $$part.txt; done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .fuzz .learn .pytest_cache .import_linter_cache
