# The only door. Everything lands in .venv, node_modules, .cache and var; `make clean` takes it away again.
# Works with GNU make 3.81 (macOS) and later.

PYTHON  ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
             $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN     := .venv/bin
PY      := $(BIN)/python
STAMPS  := .venv/stamps
PIP     := $(PY) -m pip --quiet --quiet --disable-pip-version-check --no-input --require-virtualenv
# Python may keep what it has compiled: each worker would else read and compile every test anew.
COMPILED := env -u PYTHONDONTWRITEBYTECODE
# Two to four tests at a time, one more than there are cores: a test often waits for a browser or a server.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); n=$$((n + 1)); \
             [ $$n -gt 4 ] && n=4; [ $$n -lt 2 ] && n=2; echo $$n)
PORT    ?= 8000
DEMO := SAMSKAP_DEMO=1 SAMSKAP_LOG_LEVEL=$${SAMSKAP_LOG_LEVEL:-WARNING} SAMSKAP_URL=$${SAMSKAP_URL:-http://127.0.0.1:$(PORT)}
CATALOGUES := $(wildcard samskap/*/locale/*/LC_MESSAGES/*.po)
FRONTEND   := $(wildcard package.json designsystemet.config.json samskap/design/frontend/*.* samskap/design/frontend/*/* samskap/language/frontend/*)
SITE       := samskap/design/static/design

# The commands in .venv name the folder they were made in; in a folder that has been moved they are made again.
$(shell [ -f $(STAMPS)/venv ] && [ "$$(cat $(STAMPS)/venv)" != "$(CURDIR)" ] && rm -rf .venv)

.PHONY: help setup run test check bench fmt lock clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile

setup: $(STAMPS)/catalogues $(STAMPS)/frontend ## gets everything that is needed; the others call it
	@$(PY) -m compileall -q samskap # a fifth of a second for each later start where nothing else writes bytecode

run: setup ## the demonstration on http://127.0.0.1:8000; PLAN=path reads in a document of your own
	@$(DEMO) $(BIN)/samskap demo $${PLAN:+--plan "$$PLAN"}
	@$(DEMO) $(BIN)/samskap serve --port $(PORT)

test: setup ## all tests, on SQLite and on PostgreSQL
	@$(PY) -m tests.browser.chromium
	@echo "Tester på SQLite …"
	@$(COMPILED) -u DATABASE_URL $(PY) -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal -m "not on_postgresql"
	@echo "Tester på PostgreSQL …"
	@$(COMPILED) $(PY) -m tests.postgres pytest --quiet --numprocesses $(WORKERS) --dist worksteal -m "not on_sqlite"

check: setup ## linters, types, import rules, templates, catalogues, locks
	@$(PY) -m tools.check

bench: setup ## the measurements of docs/measurements.md on this machine
	@$(PY) -m bench

fmt: setup ## formats Python and templates
	@$(PY) -m tools.check --fix

lock: setup ## writes the lock files anew from pyproject.toml and package.json
	@$(PY) -m tools.locks write

clean: ## takes away what the other targets made, the demonstration's data included
	@rm -rf .venv node_modules .cache build var samskap.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@rm -rf .import_linter_cache $(SITE)/vendor $(SITE)/theme.css $(SITE)/samskap.css $(SITE)/icons.svg samskap/design/fonts/vendor samskap/language/static/language/checker.js
	@find samskap tests bench tools -name __pycache__ -prune -exec rm -rf {} + ; find samskap -name '*.mo' -delete

# --- what setup is made of: each step is done again only when what it is made from has changed ---------------------

$(STAMPS)/venv:
	@[ -n "$(PYTHON)" ] || { echo "Samskap trenger Python 3.11 eller nyere, og fant ingen. Installer den, eller si PYTHON=stien." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Samskap trenger Python 3.11 eller nyere. $(PYTHON) er eldre." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python mangler venv. På Debian og Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { rm -rf .venv && $(PYTHON) -m venv .venv; }
	@mkdir -p $(STAMPS) && echo "$(CURDIR)" > $@

$(STAMPS)/python: requirements-dev.txt $(STAMPS)/venv
	@echo "Lager .venv … (1–2 minutter første gang)"
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

$(STAMPS)/samskap: pyproject.toml $(STAMPS)/python
	@$(PIP) install --no-deps --no-build-isolation --no-index --config-settings editable_mode=compat --editable . # a path: the finder costs each start a tenth
	@touch $@

# Where npm is missing or its Node.js is too old, the wheel of Node.js serves.
$(STAMPS)/npm: requirements-node.txt $(STAMPS)/python
	@if command -v npm >/dev/null && node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null; \
	then command -v npm > $@; \
	else echo "Henter Node.js … (et halvt minutt første gang)"; \
	  $(PIP) install --require-hashes --requirement requirements-node.txt && echo "$(CURDIR)/$(BIN)/npm" > $@; fi

$(STAMPS)/node: package-lock.json $(STAMPS)/npm
	@echo "Henter pakkene til nettsidene … (et halvt minutt første gang)"
	@PATH="$$(dirname "$$(cat $(STAMPS)/npm)"):$$PATH" npm ci --ignore-scripts --silent
	@touch $@

$(STAMPS)/frontend: $(FRONTEND) $(STAMPS)/node
	@PATH="$$(dirname "$$(cat $(STAMPS)/npm)"):$$PATH" npm run --silent build
	@touch $@

$(STAMPS)/catalogues: $(CATALOGUES) tools/catalogues.py $(STAMPS)/samskap
	@$(PY) -m tools.catalogues compile
	@touch $@
