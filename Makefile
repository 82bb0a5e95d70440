# Every word sets up what it needs: see tools/setup.
SHELL := /bin/bash
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help setup run test check screenshots bench proof proof-long proof-plants build locks clean

help: ## these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' Makefile

setup: ## system libraries and the virtual environment, where missing
	@tools/setup

run: ## a whole demo day: a hub of its own, and the board
	@tools/setup window
	@$(BIN)/mashboard demo

test: setup ## every test but the minutes-long ones
	@$(OFFSCREEN) $(BIN)/python -m pytest -n auto --dist loadfile --max-worker-restart=0

check: setup ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

proof: setup ## try to break what was promised, for a quarter of an hour; SEEDS=N days of it
	@$(OFFSCREEN) $(BIN)/python -m tests.proof $(if $(SEEDS),--seeds $(SEEDS))
	@$(OFFSCREEN) $(BIN)/python -m pytest -q -m proof

proof-long: setup ## the same for hours; goes on where it was stopped
	@$(OFFSCREEN) $(BIN)/python -m tests.proof --long

proof-plants: setup ## find each planted fault anew, after a change of the simulation
	@$(OFFSCREEN) $(BIN)/python -m tests.sim.plants

bench: setup ## measure the hub and the client
	@$(OFFSCREEN) $(BIN)/python -m tests.bench

screenshots: setup ## draw every screen and state
	@$(OFFSCREEN) $(BIN)/python -m tests.screenshots
	@$(OFFSCREEN) MASHBOARD_PICTURES=1 $(BIN)/python -m pytest -q tests/played

build: ## freeze client and hub into dist/mashboard, and start both
	@tools/setup window freeze
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN build.spec
	$(BIN)/python tools/start_frozen.py dist/mashboard

locks: setup ## pin every library again, after a change in pyproject.toml
	tools/lock

clean: ## what was built, and caches; never .venv or data
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find app sync ui resources tests -name __pycache__ -prune -exec rm -rf {} +
