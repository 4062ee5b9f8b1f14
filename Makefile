# Everything runs in .venv, which any target makes when it is missing.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: install demo test check lint types imports docs-check site bench docs clean

install: $(VENV)/installed          ## the program, into .venv

demo: install                       ## install, and search the panel
	$(BIN)/gtcpanel search 注意力

test: $(VENV)/installed-dev         ## install what tests need, and pass them
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term

check: lint types imports docs-check site test   ## all that CI runs

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

imports: $(VENV)/installed-dev
	$(BIN)/lint-imports

docs-check: $(VENV)/installed-dev   ## are the generated parts of the docs what the program says?
	$(BIN)/python docs/generate.py --check

docs: $(VENV)/installed-dev         ## make the pictures and the generated parts of the docs
	$(BIN)/python docs/generate.py

site: $(VENV)/installed-dev         ## the documentation as a site, in build/site, every link checked
	$(BIN)/python docs/build_site.py

bench: $(VENV)/installed-dev        ## start-up against an empty Typer program, in one run
	$(BIN)/python benchmarks/startup.py

clean:
	rm -rf $(VENV) build dist .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed
