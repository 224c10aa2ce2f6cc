# The one list of commands, for people and CI. `make` alone shows it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ASSIGNMENT := keras_and_tf
export TF_CPP_MIN_LOG_LEVEL := 3
export TF_ENABLE_ONEDNN_OPTS := 0

.DEFAULT_GOAL := help
.PHONY: help venv release demo test bank hostile fuzz kills bench steady calibrate check format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: $(VENV)/.ready ## make .venv with the locked versions of everything

$(VENV)/.ready: requirements.lock pyproject.toml
	@echo "== making $(VENV) and downloading the locked packages (about 1 GB, once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

release: venv ## generate release/ (what students get) from source/
	$(BIN)/nbgrader generate_assignment $(ASSIGNMENT) --force

demo: venv ## mark a sample class, from release to feedback
	@echo "== 1/5 generating the release from source/"
	@$(BIN)/nbgrader generate_assignment $(ASSIGNMENT) --force --log-level=WARN
	@echo "== 2/5 putting the sample class into submitted/"
	@$(BIN)/python demo/build.py
	@echo "== 3/5 marking it (a few minutes)"
	@$(BIN)/examiner grade $(ASSIGNMENT)
	@echo "== 4/5 writing feedback"
	@$(BIN)/nbgrader generate_feedback $(ASSIGNMENT) --force --log-level=ERROR
	@echo "== 5/5 comparing the marks with what the sample class deserves"
	@$(BIN)/python demo/build.py --check
	@echo
	@echo "Feedback pages:   feedback/demo-*/$(ASSIGNMENT)/*.html"
	@echo "Scoresheets:      autograded/demo-*/$(ASSIGNMENT)/*.scoresheet.json"
	@echo "Mark by hand:     $(BIN)/jupyter lab, then the formgrader (Nbgrader menu)"
	@echo "Grades as a file: $(BIN)/nbgrader export"

test: venv ## run the whole suite, two files of it at a time
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

bank: venv ## mark every right and wrong answer of the bank and every mutant of the solutions, and compare
	$(BIN)/python -m tests.bank.run
	$(BIN)/python -m tests.bank.mutation

hostile: venv ## mark hostile and damaged submissions in one class: no unearned points, no theft, nobody stopped
	$(BIN)/python -m tests.hostile.run

fuzz: venv ## feed notebooks, replies, zips and addresses with 10,000 odd inputs each, from a committed seed
	$(BIN)/python -m tests.fuzz

kills: venv ## kill workers, zygotes and coordinator of a class fifty times, and compare with an undisturbed run
	$(BIN)/python -m tests.kills

bench: venv ## measure plain nbgrader and the examiner side by side, and classes of 40 and of thousands (over an hour)
	$(BIN)/python -m tests.bench.run

steady: venv ## mark twenty answers four times, in other orders and on a busy machine, and compare every test
	$(BIN)/python -m tests.bank.steady

calibrate: venv ## train the bank's answers with hundreds of seeds and write docs/calibration.*
	$(BIN)/examiner calibrate $(ASSIGNMENT)

check: venv ## lint, types, notebook format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: venv ## put code and notebooks into house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the sample class; the course's own submissions, marks and gradebook stay
	@for student in $(notdir $(wildcard submitted/demo-*)); do \
	    $(BIN)/nbgrader db student remove $$student --force --log-level=ERROR; done
	rm -rf submitted/demo-* autograded/demo-* feedback/demo-*
