# `make run` and `make test` need only python3 (3.11 or newer) and make: the first of them builds .venv from the
# hash-locked requirements.lock, later ones reuse it until pyproject.toml or the lock changes.

PY ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
# The environment of the compiled extractor, and all that is packed in its wheel.
COMPILED := .venv-compiled/.made
SOURCES = $(shell find pipeline schemas -type f -not -path '*/__pycache__/*')
# Benchmarks measure it too, where there is a C compiler; an old one is worse than none.
COMPILE_IF_POSSIBLE = if command -v $(or $(CC),cc) >/dev/null; then $(MAKE) --no-print-directory $(COMPILED); else \
	rm -rf .venv-compiled; echo "There is no C compiler: the compiled extractor is not measured." >&2; fi
# Labelled passages of other kinds of documents; their texts may lie outside of the repository.
DEV_DOCUMENTS ?= ../shared/gold/dev/docs
# Speeches to measure speed on; left out where they are missing.
SPEECHES ?= ../shared/corpora/ungdc
FLOORS := tests/gold/floors.toml
# How often the benchmarks are run, of which the best counts; the commit that bench-compare compares with.
ROUNDS ?= 5
BASE ?= HEAD
# How long each reader is fuzzed, which, and where what they trip over is kept.
FUZZ_SECONDS ?= 300
FUZZ_READERS ?= text markdown html mht pdf docx word zip tar jsonl csv parquet
FUZZ_KEPT ?= .fuzz

# Without bytecode every start would compile pandas again.
unexport PYTHONDONTWRITEBYTECODE
# uv must use the interpreter of the environment, not look for others.
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.PHONY: help run test test-all lint format evaluate readme units notebooks picture bench bench-peers bench-stages bench-compare \
	bench-report fuzz wheel compiled lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: $(STAMP) ## build data_out/ from the documents in seeds/
	@$(BIN)/claimline build seeds --out data_out

test: $(STAMP) ## the fast tests (under two minutes)
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

test-all: $(STAMP) ## every test, the slow ones too
	@$(BIN)/python -m pytest -q -n auto --dist worksteal -m "slow or not slow"

lint: $(STAMP) ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

format: $(STAMP) ## rewrite the code in the common layout
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

evaluate: $(STAMP) ## score the extractor on the labelled documents, against the floors
	@echo "Seeds:" && $(BIN)/claimline evaluate tests/gold --documents seeds --floors $(FLOORS) --set seeds
	@echo && echo "Documents written for the evaluation:" && $(BIN)/claimline evaluate \
		tests/gold/written --documents tests/gold/written/docs --floors $(FLOORS) --set written
	@echo && echo "Documents labelled after the rules:" && $(BIN)/claimline evaluate \
		tests/gold/later --documents tests/gold/later/docs --floors $(FLOORS) --set later
	@echo && echo "Documents labelled before the extractor read them:" && $(BIN)/claimline evaluate \
		tests/gold/fresh --documents tests/gold/fresh/docs --floors $(FLOORS) --set fresh
	@echo && echo "Documents of many kinds of offices:" && $(BIN)/claimline evaluate \
		tests/gold/varied --documents tests/gold/varied/docs --floors $(FLOORS) --set varied
	@if [ -d "$(DEV_DOCUMENTS)" ]; then \
		echo && echo "Other documents:" && $(BIN)/claimline evaluate \
			tests/gold/dev --documents "$(DEV_DOCUMENTS)" --floors $(FLOORS) --set dev \
		&& echo && echo "Both together:" && $(BIN)/claimline evaluate \
			tests/gold tests/gold/dev --documents seeds --documents "$(DEV_DOCUMENTS)" --floors $(FLOORS) --set together; \
	else echo "$(DEV_DOCUMENTS) is not there: the documents of tests/gold/dev are not scored."; fi

readme: run ## renew data_out/ and the README's excerpt and scores from it
	@$(BIN)/python -m pipeline.publish.readme --dev-documents "$(DEV_DOCUMENTS)"

units: $(STAMP) ## renew what pint says of the units in pipeline/rules/
	@$(BIN)/python -m pipeline.base_units

notebooks: run ## run the notebooks and keep their outputs
	@$(BIN)/python -m tests.notebooks.run

picture: run ## renew the README's picture of the report (needs Chromium)
	@$(BIN)/claimline report data_out
	@$(BIN)/python -m tests.report.browser data_out/report.html notebooks/report.png

wheel: $(STAMP) ## a wheel with the extractor compiled, in dist/ (minutes; needs a C compiler)
	@echo "Compiling the extractor: about 6 minutes of one core, with up to 2 GB of memory ..."
	@rm -f dist/claimline-*.whl
	@$(BIN)/python -m pipeline.compiled.build --out dist

compiled: $(COMPILED) ## claimline with its extractor compiled, in .venv-compiled (minutes, when the sources changed)
	@echo "Run .venv-compiled/bin/claimline; after a change of the sources, make compiled again."

# Libraries are those of .venv.
$(COMPILED): $(STAMP) $(SOURCES)
	@$(MAKE) --no-print-directory wheel
	@$(PY) -m venv --clear .venv-compiled
	@.venv-compiled/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/claimline-*.whl
	@$(BIN)/python -c "import sysconfig; print(sysconfig.get_path('purelib'))" \
		> "$$(.venv-compiled/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")/libraries.pth"
	@touch $@

bench: $(STAMP) ## speed, start, memory and workers, into tests/benchmarks/RESULTS.md (an hour; ROUNDS=1 is quicker)
	+@$(COMPILE_IF_POSSIBLE)
	@$(BIN)/python -m tests.benchmarks.results --speeches "$(SPEECHES)" --rounds $(ROUNDS)

bench-peers: $(STAMP) ## the same texts through quantulum3, in an environment of its own, plain and compiled
	@[ -x .venv-peers/bin/python ] || { $(PY) -m venv .venv-peers \
		&& .venv-peers/bin/python -m pip install --quiet --disable-pip-version-check "quantulum3==0.10.0" "setuptools<81" inflect stemming; }
	+@$(COMPILE_IF_POSSIBLE)
	@$(BIN)/python -m tests.benchmarks.results --only peers --rounds $(ROUNDS)

bench-stages: $(STAMP) ## each stage by itself
	@$(BIN)/python -m pytest -q tests/benchmarks/stages.py --benchmark-storage=file://$(CURDIR)/.benchmarks --benchmark-save=stages

bench-compare: $(STAMP) ## each stage now and at another commit: make bench-compare BASE=COMMIT
	@rm -rf .bench-base .benchmarks && git worktree prune && git worktree add --quiet --detach .bench-base $(BASE)
	@cd .bench-base && ../$(BIN)/python -m pytest -q tests/benchmarks/stages.py \
		--benchmark-storage=file://$(CURDIR)/.benchmarks --benchmark-save=base > /dev/null
	@git worktree remove --force .bench-base
	@$(BIN)/python -m pytest -q tests/benchmarks/stages.py --benchmark-storage=file://$(CURDIR)/.benchmarks \
		--benchmark-compare=0001 --benchmark-group-by=name --benchmark-columns=min,median

bench-report: $(STAMP) ## how large the report of 500 documents is and how soon it opens (needs Chromium)
	@$(BIN)/python -m tests.benchmarks.report_size

# atheris is no part of the lock, since nothing else needs it: its environment takes all other packages from .venv.
fuzz: $(STAMP) ## damaged files through every reader, FUZZ_SECONDS each, in an environment of its own
	@[ -x .venv-fuzz/bin/python ] || { $(PY) -m venv .venv-fuzz \
		&& .venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check "atheris==3.0.0"; }
	@$(BIN)/python -c "import sysconfig; print(sysconfig.get_path('purelib'))" \
		> "$$(.venv-fuzz/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")/claimline.pth"
	@for reader in $(FUZZ_READERS); do \
		echo "Fuzzing the reader of $$reader for $(FUZZ_SECONDS) s ..."; \
		.venv-fuzz/bin/python tests/fuzz/harness.py "$$reader" "$(FUZZ_SECONDS)" "$(FUZZ_KEPT)" \
			|| { echo "A finding: the input is kept in $(FUZZ_KEPT)/$$reader-*" >&2; exit 1; }; \
	done

lock: $(STAMP) ## renew requirements.lock from pyproject.toml
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header \
		--python-version 3.11 --extra dev pyproject.toml --output-file requirements.lock

clean: ## remove the environment and every cache (data_out/ stays)
	rm -rf .venv .venv-compiled .venv-peers .benchmarks build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --clear: a half-made environment is started over, not patched. uv comes out of the lock like everything else; where
# it cannot be had or fails, pip installs the same lock, only slower.
$(STAMP): pyproject.toml requirements.lock
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "claimline needs Python 3.11 or newer, and '$(PY)' is missing or older. Name one: make PY=python3.12 run" >&2; \
		exit 1; }
	@echo "Setting up .venv (once) ..."
	@$(PY) -m venv --clear .venv || { \
		echo "'$(PY) -m venv' failed. On Debian and Ubuntu install it with: apt install python3-venv" >&2; exit 1; }
	@awk '/^[a-z]/ { wanted = /^uv==/ } wanted' requirements.lock > .venv/uv.txt
	@{ $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt \
		&& $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock; } \
		|| { echo "uv did not work here; installing with pip, which takes a minute ..." >&2; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
