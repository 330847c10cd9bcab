# make run: the bot with a token, else the preview chat. make test: everything that CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run setup setup-dev test lint types house content tests coverage evaluate benchmark locks clean

run: setup
	@if $(BIN)/python -c "import os, sys; from dotenv import dotenv_values as d; sys.exit(0 if (os.environ.get('BOT_TOKEN') or d('.env').get('BOT_TOKEN')) else 1)"; \
	then exec $(BIN)/python -m bot run; else exec $(BIN)/python -m bot preview; fi

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.txt
	@# what the first look at the content finds out is remembered: from now on `check` takes less than two seconds
	@$(BIN)/python -m bot check >/dev/null 2>&1 || true
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.installed-bench: requirements-bench.txt $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-bench.txt
	@touch $@

test: setup-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python tests/run_all.py

lint: setup-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

house: setup-dev
	$(BIN)/lint-imports

content: setup
	$(BIN)/python -m bot check --strict

tests: setup-dev
	$(BIN)/python -m pytest -n 2

coverage: setup-dev
	$(BIN)/python -m coverage run -m pytest -n 2 --dist worksteal --ignore tests/crawl
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

evaluate: setup-dev
	$(BIN)/python -m benchmarks.evaluate

# ARGS=--quick for two minutes; ARGS=--paper puts the figures of the last run into docs/
benchmark: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks.whole $(ARGS)

locks: setup-dev
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --extra editors --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --extra dev --extra editors --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --output-file requirements-dev.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --extra bench --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --constraint requirements.txt --output-file requirements-bench.txt pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage*
