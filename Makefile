# Every target sets up .venv by itself; nothing needs to be installed beforehand but Python 3.11+.
PYTHON ?= python3
BIN := .venv/bin

# the demonstration has a database and settings of its own, whatever stands in .env
DEMO := ENV_FILE= ADMIN_IDS=1000 LOG_LEVEL=INFO UPDATES_PER_PERSON=0 BACKUP_KEEP=0
MESSENGER ?= telegram
PORT ?= 8080

# the invented plan, and real ones where they stand beside the checkout
PLANS ?= examples/plan-2026.docx $(wildcard ../shared/plans/*.docx)

# how long `make soak` takes, and what `make chaos` and it begin with: the number they print
MINUTES ?= 30
SEED ?=

.PHONY: wheel help demo demo-script year run test coverage lint lock bench chaos soak access clean pictures
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ –/'

.venv/ready: requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements-dev.lock
	@touch $@

demo: .venv/ready  ## the bot and an invented centre in a browser; MESSENGER=max: in MAX, MESSENGER=both: in both at once
	@$(DEMO) $(BIN)/python -m examples.demo.show $(MESSENGER) --port $(PORT)

demo-script: .venv/ready  ## a day of a new centre, printed as it happens
	@$(BIN)/python -m examples.demo.script

year: .venv/ready  ## a year lived with each plan, everything counted again; status 1 when anything differs
	@status=0; for plan in $(PLANS); do $(BIN)/python -m examples.year "$$plan" || status=1; done; exit $$status

pictures: .venv/ready  ## the pages of docs/ru with phones, and those of docs/papers.md (with LibreOffice and poppler), drawn anew
	@$(BIN)/python -m examples.guides
	@$(BIN)/python -m examples.pictures

wheel: .venv/ready  ## dist/opora-….whl, to be installed without a checkout
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@rm -rf build opora.egg-info

# what the product needs and no tools of its tests
.run/ready: requirements.lock pyproject.toml
	test -x .run/bin/python || $(PYTHON) -m venv .run
	.run/bin/python -m pip install --quiet --disable-pip-version-check uv
	.run/bin/uv pip sync --quiet --compile-bytecode --python .run/bin/python --require-hashes requirements.lock
	@touch $@

run: .run/ready  ## the bot, with the settings of .env
	.run/bin/python -m bot run

# at the priority that the bot gives to its children: else whoever waits for one waits for all the others
TESTS := nice -n 10 env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses 3 --dist loadscope --no-loadscope-reorder

test: .venv/ready  ## every test, on SQLite and on an embedded PostgreSQL
	$(TESTS)

coverage: .venv/ready  ## the same more slowly, and then how much of each file it reached
	COVERAGE_FILE=$(or $(TMPDIR),/tmp)/opora.coverage $(TESTS) --cov --cov-report=term

lint: .venv/ready  ## ruff, mypy, import-linter, vulture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

bench: .venv/ready  ## what is promised, measured; status 1 when a figure is short: make bench ONLY="summary papers.beside"
	$(BIN)/python -m tests.bench $(ONLY)

chaos: .venv/ready  ## odd updates, forged presses, kills and broken files against the real bot; status 1 when it feels them
	$(BIN)/python -m tests.chaos $(SEED:%=--seed %)

access: .venv/ready  ## who reaches what, tried anew and written into docs/access.md
	UPDATE_ACCESS=1 $(BIN)/python -m pytest -n 0 tests/flows/test_isolation.py

soak: .venv/ready  ## the same over and over: make soak MINUTES=60
	$(BIN)/python -m tests.chaos --minutes $(MINUTES) $(SEED:%=--seed %)

lock:  ## write both lock files anew
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv .run
