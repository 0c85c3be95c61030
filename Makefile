# Fil rouge. One line per step; what a step does is in the program it calls.
# make demo PORT=8001 RESET=1 · make test DATABASE_URL=postgresql://… · make where URL=/…

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Containers often forbid Python to keep what it compiled: each of our programs would compile Django again (6 s).
unexport PYTHONDONTWRITEBYTECODE

PYTHON3 ?= python3
PYTHON := .venv/bin/python
BIN := .venv/bin
CORES ?= 2
# Runs a command with a database of its own for tests: DATABASE_URL, else a server started and stopped here.
DATABASE := $(PYTHON) -m config.postgres run --tests --
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --no-header --generate-hashes --no-emit-index-url --no-emit-find-links --extra embedded
# Nothing listens there: the check reads settings, it connects to nothing.
PRODUCTION_LIKE = env -u DATABASE_URL -u FILROUGE_DEMO -u FILROUGE_TEST SITE_URL=https://filrouge.example \
	ALLOWED_HOSTS=filrouge.example SECRET_KEY=$$(head -c 40 /dev/urandom | base64 -w0) FILROUGE_KEYS=k1:$$(head -c 32 /dev/urandom | base64) \
	DATABASE_URL_OWNER=postgresql://fr_owner:x@db.example/filrouge DATABASE_URL_APP=postgresql://fr_app:x@db.example/filrouge \
	DATABASE_URL_BATCH=postgresql://fr_batch:x@db.example/filrouge
# A core that has nothing left takes what is last in the queue of another.
AT_ONCE := -n $(CORES) --dist worksteal
# One site per core: the stories of a file are told to the same one.
SITE_PER_CORE := -n $(CORES) --dist loadfile --no-loadscope-reorder
SWEEPS := tests --ignore=tests/architecture
TEMPLATES := $(wildcard filrouge/*/templates)

.PHONY: help
help: ## explain what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- set up and run ---------------------------------------------------------------------------------

.PHONY: install
install: ## install everything, inside this folder only
	@$(PYTHON3) -m config.install

.PHONY: messages
messages: install ## compile the translations
	@$(PYTHON) -m config.messages

.PHONY: demo
demo: messages ## a believable world on http://127.0.0.1:8000 (PORT=…, RESET=1)
	@$(PYTHON) -m config.demo

.PHONY: data
data: messages ## the public data found in FILROUGE_DATA_DIR (ROME, ESCO…), into the demonstration; says where to get it
	@$(PYTHON) -m config.postgres run -- env FILROUGE_DEMO=1 $(SHELL) -c \
		"$(PYTHON) manage.py migrate --verbosity 0 && $(PYTHON) manage.py load_data $(FILROUGE_DATA_DIR)"

.PHONY: code
code: ## the six digits to sign in to the demonstration with, at this moment
	@$(PYTHON) -m demo.accounts --code

# --- tests ------------------------------------------------------------------------------------------

.PHONY: test
test: together journeys ## rules, screens, sweeps of the whole site, then journeys in a real browser (DATABASE_URL=…)

.PHONY: together
together: messages ## unit, screens and sweeps in one run: a server, a database and the imports once
	@$(DATABASE) $(PYTHON) -m pytest $(AT_ONCE) filrouge $(SWEEPS) $(ARGS)

.PHONY: unit
unit: messages ## the rules of each domain: at every change
	@$(DATABASE) $(PYTHON) -m pytest $(AT_ONCE) -m "not screens and not proof" filrouge $(ARGS)

.PHONY: screens
screens: messages ## the screens of each domain, asked for as a browser would
	@$(DATABASE) $(PYTHON) -m pytest $(AT_ONCE) -m "screens and not proof" filrouge $(ARGS)

.PHONY: sweeps
sweeps: messages ## every address by every role, random worlds, the API, the demonstration, our own programs
	@$(DATABASE) $(PYTHON) -m pytest $(AT_ONCE) $(SWEEPS) $(ARGS)

.PHONY: journeys
journeys: messages ## journeys in a real browser only (CHROMIUM=…)
	@$(DATABASE) $(PYTHON) -m pytest $(SITE_PER_CORE) tests/journeys $(ARGS)

.PHONY: proof
proof: messages ## the long proofs, at most an hour; needs the system's PostgreSQL besides our own
	@$(PYTHON) -m bench.proof

.PHONY: bench
bench: messages ## measure the screens at 1,500, 15,000 and 68,000 people
	@$(PYTHON) -m bench $(ARGS)

# --- checks -----------------------------------------------------------------------------------------

.PHONY: check
check: check-format check-lint check-types check-layers check-templates check-migrations check-deploy check-architecture ## everything that needs no browser and no data

.PHONY: check-format
check-format: install
	@$(BIN)/ruff format --check --quiet .

.PHONY: check-lint
check-lint: install
	@$(BIN)/ruff check --quiet .

.PHONY: check-types
check-types: install
	@$(BIN)/mypy

.PHONY: check-layers
check-layers: install
	@$(BIN)/lint-imports

.PHONY: check-templates
check-templates: install
	@$(BIN)/djlint --quiet --lint $(TEMPLATES)

.PHONY: check-migrations
check-migrations: install
	@FILROUGE_TEST=1 $(DATABASE) $(PYTHON) manage.py makemigrations --check --dry-run

.PHONY: check-deploy
check-deploy: install
	@$(PRODUCTION_LIKE) $(PYTHON) manage.py check --deploy --fail-level WARNING

.PHONY: check-architecture
check-architecture: install
	@$(DATABASE) $(PYTHON) -m pytest $(AT_ONCE) tests/architecture

.PHONY: format
format: install ## put code in order
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

# --- the rest ---------------------------------------------------------------------------------------

.PHONY: where
where: install ## the view, template and test behind a screen (URL=/parcours/…)
	@FILROUGE_TEST=1 $(PYTHON) manage.py where "$(URL)"

.PHONY: requirements
requirements: install ## lock the Python packages again, from pyproject.toml
	@$(COMPILE) --output-file requirements/run.txt
	@$(COMPILE) --group dev --output-file requirements/dev.txt

.PHONY: clean
clean: ## delete what was made here: the demonstration's data, caches, built files (.venv stays)
	@if [ -x $(PYTHON) ]; then $(PYTHON) -m config.postgres reset && $(PYTHON) -m config.postgres reset --tests; fi
	@rm -rf var filrouge/shared/static/build test-results .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find filrouge config tests -name __pycache__ -prune -exec rm -rf {} +
