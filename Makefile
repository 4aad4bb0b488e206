# Mersey Messenger. `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup run demo bench test chaos learn check format lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(VENV)/ready ## install what running needs into .venv

$(VENV)/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make setup PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	@echo "Installing what tests and checks need ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

run: setup ## start everything on this machine and print where to look
	@$(BIN)/mersey run

demo: setup ## play the main job against this stack, in the terminal
	@$(BIN)/mersey demo

.bench/ready: $(VENV)/ready requirements-bench.txt
	@echo "Fetching what the bench compares with into .bench ..."
	@$(PIP) install --require-hashes --upgrade --target .bench -r requirements-bench.txt
	@touch $@

bench: .bench/ready ## measure how fast alerts go out, beside others on this machine
	@$(BIN)/mersey bench delivery

test: $(VENV)/ready-dev ## run the whole suite
	@$(BIN)/python -m pytest

CHAOS ?=
chaos: $(VENV)/ready-dev ## faults on both databases, counted at the far end (CHAOS="--scale long" for all)
	@$(BIN)/python -m tests.chaos $(CHAOS)

.learn/ready: $(VENV)/ready requirements-learning.txt
	@echo "Fetching what triage learns with into .learn ..."
	@$(PIP) install --require-hashes --upgrade --target .learn -r requirements-learning.txt
	@touch $@

learn: $(VENV)/ready-dev .learn/ready ## learn triage's weights anew from tests/triage (docs/triage.md)
	@PYTHONPATH=.learn $(BIN)/python -m tests.triage learn

check: $(VENV)/ready-dev ## format, lint, types, import contracts, dead links, texts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest tests/architecture

format: $(VENV)/ready-dev ## put the code into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: $(VENV)/ready-dev ## compile the hashed requirements from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --group postgres -o requirements-postgres.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --group bench -o requirements-bench.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade --group learning -c requirements.txt -o requirements-learning.txt

clean: ## remove the virtual environment and caches (not the database, not .env)
	@rm -rf $(VENV) .bench .learn .pytest_cache .mypy_cache .ruff_cache .hypothesis
