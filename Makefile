# On a fresh machine `make demo` or `make test` is all: Python 3.11 or newer with its venv module is enough.
# What is installed is told by requirements/*.txt, to the byte; uv is used only to write those (make lock).

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STORY ?= $(firstword $(wildcard samples/*/))
# The first of these that is new enough makes the virtual environment; say PYTHON=... to choose another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
LOCKED := $(PIP) install --require-hashes --only-binary :all: -r
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-build --quiet --custom-compile-command 'make lock' $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test check format bench train evaluate lock schema docs clean

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# venv writes pip last, so that a folder without it was left half made and is made again.
$(BIN)/pip:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "firsthand needs Python 3.11 or newer, and found none; install it, or run: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/lock.txt pyproject.toml | $(BIN)/pip
	$(LOCKED) requirements/lock.txt
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.developed: requirements/dev.txt $(VENV)/.installed
	$(LOCKED) requirements/dev.txt
	@touch $@

install: $(VENV)/.installed  ## everything that firsthand needs to run, into .venv

demo: install  ## the sample story: the summary here, dossier.html and dossier.json beside it
	$(BIN)/firsthand dossier $(STORY) -o dossier.html -o dossier.json

test: $(VENV)/.developed  ## all tests
	$(BIN)/python -m pytest

check: $(VENV)/.developed  ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.developed  ## the style that check wants
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.developed  ## time and memory of the whole job against bare spaCy on the same text
	$(BIN)/python -m benchmarks.job $(BENCH)

$(VENV)/.evaluated: requirements/evaluation.txt $(VENV)/.developed
	$(LOCKED) requirements/evaluation.txt
	@touch $@

train: $(VENV)/.evaluated  ## the classifiers that ship, trained anew from FIRSTHAND_DATA
	$(BIN)/python -m training.html_roles
	$(BIN)/python -m training.text_roles
	$(BIN)/python -m training.headlines

evaluate: $(VENV)/.evaluated  ## figures on public gold sets (FIRSTHAND_DATA) against their floors
	$(BIN)/python -m evaluation.gate

$(VENV)/.documented: requirements/docs.txt $(VENV)/.installed
	$(LOCKED) requirements/docs.txt
	@touch $@

schema: install  ## write docs/reference/dossier.schema.json anew from the records
	$(BIN)/python -c 'import json; from firsthand.records.schema import json_schema; \
		print(json.dumps(json_schema(), ensure_ascii=False, indent=1))' > docs/reference/dossier.schema.json

docs: $(VENV)/.documented  ## the documentation as a site, in site/
	$(BIN)/mkdocs build --strict

lock:  ## write requirements/*.txt anew (needs uv; UPGRADE=--upgrade takes newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	$(COMPILE) pyproject.toml --extra model --extra pdf --group build --output-file requirements/lock.txt
	$(COMPILE) pyproject.toml --extra model --extra pdf --group build --group dev --constraint requirements/lock.txt --output-file requirements/dev.txt
	$(COMPILE) --group evaluation --constraint requirements/dev.txt --output-file requirements/evaluation.txt
	$(COMPILE) --group docs --constraint requirements/dev.txt --output-file requirements/docs.txt

clean:  ## remove all that was made, the virtual environment included
	rm -rf $(VENV) dossier.html dossier.json dist build site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
