# Needs python3, make and the package index, nothing else.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

# One thread per process: BLAS threads fight with the worker processes.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
# Processes that may not keep compiled modules compile the whole package anew at every start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test format bench figures experiments clean

run: $(STAMP)
	@$(BIN)/sim run

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 2

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)
	@mkdir -p outputs
	@$(BIN)/python benchmarks/bench_standard.py --figure outputs/performance.png
	@for name in scaling workers start memory; do \
		$(BIN)/python benchmarks/bench_$$name.py || exit 1; done

# Redraws the figures that the README and the documents show.
figures: $(STAMP)
	@$(BIN)/sim run out=outputs/figures force=true
	@mkdir -p docs/images && cp outputs/figures/figures/peace.png docs/images/

# Runs every experiment at full size and renews its results, figure and numbers (about an hour).
experiments: $(STAMP)
	@for file in experiments/*/run.py; do \
		$(BIN)/python -m experiments.$$(basename $$(dirname $$file)).run || exit 1; done

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
	rm -rf .hypothesis .import_linter_cache

# Quiet when it works; the whole log when it does not.
$(STAMP): pyproject.toml constraints.txt
	@echo "Setting up .venv (a few minutes on first use) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		-c constraints.txt -e '.[dev]' >.venv/install.log 2>&1 \
		|| { cat .venv/install.log >&2; exit 1; }
	@touch $@
