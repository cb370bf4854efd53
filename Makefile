# Mutirão. `make start` serves a demo workshop; `make test` checks everything; `make bench` measures.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help setup start test lint check bench words lock clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: ## Make .venv and install what the server needs; EXTRAS=semantic groups notes by meaning
	@tools/setup requirements$(if $(EXTRAS),-$(EXTRAS)).lock

start: setup ## Serve Mutirão with a demo workshop on port 5000
	@exec $(PY) -m workshop demo

develop:
	@tools/setup requirements-dev.lock

test: develop ## Check style, types, scripts and behaviour, browsers included
	@$(MAKE) check
	@tools/check-scripts
	@tools/chromium
	@tools/office
	@exec tools/tests $(ARGS)

lint: develop ## Check style and types only
	@$(MAKE) check
	@tools/check-scripts

check:
	@. tools/say; say 'ruff: style of the Python code'
	@$(PY) -m ruff check
	@. tools/say; say 'mypy: types of the Python code'
	@$(PY) -m mypy

bench: develop ## Measure the server on this machine (takes some minutes)
	@exec $(PY) -m bench $(ARGS)

words: develop ## Collect the sentences of pages and code, and compile the translations
	@exec $(PY) -m workshop.translations

lock: ## Pin the newest versions that pyproject.toml allows
	@.venv/bin/python -m pip install --quiet uv
	@$(PIN) pyproject.toml --extra scale --extra oidc -o requirements.lock
	@$(PIN) pyproject.toml --extra scale --extra oidc --extra semantic -c requirements.lock -o requirements-semantic.lock
	@$(PIN) pyproject.toml --extra scale --extra oidc --extra semantic --group dev -c requirements.lock -o requirements-dev.lock

PIN := .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

clean: ## Remove environments and caches; keep var/, the workshops
	@rm -rf .venv node_modules build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results
