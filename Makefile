# Statex. `make` shows what can be done.
PYTHON ?= python3.11
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test check bench setup setup-dev lock fixtures clean

help:  ## show this
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: setup  ## set up what is missing and start the hub with everything it needs (Ctrl-C stops it)
	@exec $(BIN)/statex run

test: setup-dev  ## set up what is missing and run all tests
	$(BIN)/pytest

check: setup-dev  ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

bench: setup-dev  ## measure: answers, acknowledgement, waking, memory
	$(BIN)/python -m bench

setup: .venv/.run-installed node_modules/.installed  ## install what running needs

setup-dev: .venv/.dev-installed node_modules/.installed  ## install what testing needs

.venv/bin/python:
	@tools/system-packages
	$(PYTHON) -m venv .venv

.venv/.run-installed: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev-installed: requirements-dev.lock .venv/.run-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

node_modules/.installed: package-lock.json | .venv/bin/python
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	$(BIN)/python -m core.compiler.thirdparty
	@touch $@

lock:  ## resolve the dependencies anew (needs uv in the environment)
	$(BIN)/uv pip compile --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --python-version 3.11 --generate-hashes --no-header --quiet --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:  ## remove what set-up installed (not what the hub keeps)
	rm -rf .venv node_modules
