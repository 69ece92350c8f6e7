# make demo and make test set everything up in .venv on a fresh machine (git, make, Python >= 3.11).
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
# The newest of these that is there and new enough.
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)

.PHONY: demo test lint format docs bench clean
demo: $(VENV)/.installed
	@$(BIN)/jxlint check examples --statistics --fail-on never
	@echo
	@echo 'These are real tables as published, and findings are expected (--fail-on never: the exit code is 0).'
	@echo 'Try your own: $(BIN)/jxlint check FILE'

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -q

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format .

SCHEMAS := rules lexicon taxonomy suggestions profile
docs: $(VENV)/.installed
	@$(BIN)/jxlint rules docs -o docs/rules
	@for s in $(SCHEMAS); do $(BIN)/jxlint schema $$s > lint_rules/schema/$$s.schema.json; done

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks

$(VENV)/.venv:
	@test -n "$(PYTHON)" || { echo 'jxlint needs Python 3.11 or newer; install it, or say make PYTHON=/path/to/python'; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo 'the venv module is missing (on Debian: apt install python3-venv)'; exit 2; }
	@touch $@

# Compiled once: where the environment forbids Python to write bytecode, every run would compile all modules.
$(VENV)/.installed: $(VENV)/.venv pyproject.toml
	@echo 'Setting up $(VENV) …'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: $(VENV)/.venv pyproject.toml
	@echo 'Setting up $(VENV) with the test tools …'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/.installed

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
