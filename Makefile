# The commands of this repository. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
GEMEENTE ?= almere

VENV := .venv
STATIC := var/static/staticfiles.json
DEMO := OMGEVING=demo DEBUG=0 SECRET_KEY_FILE=var/sleutel GEMEENTE_BESTAND=gemeenten/$(GEMEENTE).env \
	AUDIT_BESTAND=var/audit.log SITE_ADRES=http://127.0.0.1:$(PORT)
PIP := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes

.PHONY: help demo data dev test bench lock fix clean

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/basis data $(STATIC) ## Install, load policy and figures, and serve on 127.0.0.1:8000 (PORT=)
	@exec env $(DEMO) PORT=$(PORT) $(VENV)/bin/gunicorn veiligheid.wsgi --config tools/demo_server.py

dev: $(VENV)/ontwikkel data ## Serve with autoreload and Django's own error pages
	@$(DEMO) DEBUG=1 $(VENV)/bin/python tools/werker.py manage.py runserver 127.0.0.1:$(PORT)

data: $(VENV)/basis var/sleutel ## Migrate and load, and print the accounts
	@$(DEMO) $(VENV)/bin/python manage.py migrate --verbosity 0
	@$(DEMO) $(VENV)/bin/python manage.py demo

test: $(VENV)/ontwikkel ## Run every check (VERPLICHT=1: what cannot run fails)
	@$(VENV)/bin/python tools/test.py

bench: $(VENV)/ontwikkel ## Run the benchmarks
	@$(VENV)/bin/python tools/bench.py

lock: $(VENV)/ontwikkel ## Pin the requirements again, after a change in pyproject.toml
	@tools/slot

fix: $(VENV)/ontwikkel ## Let ruff mend what it can
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

clean: ## Remove all that is made here, the demo's data too
	rm -rf $(VENV) var/*

# A lock is a target of its own, so a second run installs nothing when the lock stayed the same.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; say which: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/basis: requirements/basis.txt | $(VENV)/bin/python
	@echo "Installing $< ..."
	@$(PIP) -r $<
	@touch $@

$(VENV)/ontwikkel: requirements/ontwikkel.txt | $(VENV)/bin/python
	@echo "Installing $< ..."
	@$(PIP) -r $<
	@touch $@

$(STATIC): $(shell find static -type f) $(VENV)/basis | var/sleutel
	@$(DEMO) $(VENV)/bin/python manage.py collectstatic --noinput --clear --verbosity 0

var/sleutel: | $(VENV)/bin/python
	@umask 077 && $(VENV)/bin/python -c 'import secrets; print(secrets.token_urlsafe(64), end="")' > $@
