# The release build and the debug build have a folder each: sharing one would rebuild all at each change of mind.
RELEASE := .build-release
CASCADE := $(RELEASE)/release/cascade
MODEL_TESTS := LocalEnginesTests EndToEndTests
# They play speech, or write replies, in real time, so they do not share the processor with hundreds of others.
REAL_TIME_TESTS := EndToEndTests|CascadeLabTests.BenchTests|CascadeLabTests.TuneTests|CascadeLabTests.LoadTests
# They reckon for minutes, so others that wait for sockets are not tried beside them.
EXHAUSTIVE_TESTS := Extreme|Fuzz|RandomMessages|Hostile|WholeReply|CommandOptions
# All at once, a thousand tests would wait for each other longer than clients wait for servers.
WIDTH := 8
TEST = SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$(WIDTH) swift test --skip-build
SHELL_SCRIPTS := scripts/set-up scripts/bench scripts/test-outside scripts/outside-tools scripts/barge-in \
	scripts/bench-judge scripts/peers scripts/conformance scripts/gate-repeats scripts/recordings \
	scripts/engines/llama.sh Native/build .ci/run
PARSE := import ast, sys; ast.parse(open(sys.argv[1]).read())

# In CI a warning of ours is an error; Package.swift reads this.
ifeq ($(CI),true)
export CASCADE_WARNINGS_AS_ERRORS := 1
endif

.DEFAULT_GOAL := help
.PHONY: help setup build run test test-random test-outside test-thread conformance lint bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## Install what is missing: system packages and local engines
	@scripts/set-up

build: setup ## Build the program (release)
	swift build -c release --scratch-path $(RELEASE) --product cascade

run: build ## Serve the page that talks; or: make run RECORDING=question.wav [OUT=answer.wav]
ifdef RECORDING
	$(CASCADE) talk "$(RECORDING)" --out "$(or $(OUT),answer.wav)"
else
	$(CASCADE) serve
endif

test: setup ## Run all tests
	swift build --build-tests
	$(TEST) --skip '$(REAL_TIME_TESTS)' --skip '$(EXHAUSTIVE_TESTS)'
	$(TEST) --filter '$(EXHAUSTIVE_TESTS)'
	$(TEST) --filter '$(REAL_TIME_TESTS)'

test-random: ## Send a million messages at random to the decoders and rules of the server
	swift build --build-tests
	CASCADE_RANDOM_MESSAGES=1000000 swift test --skip-build --filter RandomMessagesTests

test-outside: build ## Run the tests from outside: a real browser, other clients, the release program
	scripts/test-outside

conformance: ## Run a WebSocket conformance suite: make conformance SUITE='python autobahn_run.py --url'
	scripts/conformance $(SUITE)

# In the slower code of the sanitizer eight at a time reach the limits that tests have.
test-thread: WIDTH := 2
test-thread: setup ## Run the tests that need no model and reckon for no minutes under ThreadSanitizer
	swift build --build-tests --sanitize=thread --scratch-path .build-tsan
	TSAN_OPTIONS="suppressions=$(CURDIR)/scripts/thread-sanitizer.suppressions" $(TEST) \
		--sanitize=thread --scratch-path .build-tsan $(addprefix --skip ,$(MODEL_TESTS)) \
		--skip '$(REAL_TIME_TESTS)' --skip '$(EXHAUSTIVE_TESTS)'

lint: ## Check the format of the Swift code, the order of the modules, and the syntax of the scripts
	swift format lint --strict --recursive --parallel Sources Tests Package.swift
	@scripts/check-layers >/dev/null
	@for script in $(SHELL_SCRIPTS); do bash -n "$$script" || exit 1; done
	@for script in scripts/*.py scripts/engines/*.py scripts/recordings.d/*.py Tests/Outside/*.py; do python3 -c "$(PARSE)" "$$script" || exit 1; done

bench: build ## Measure the latency on recorded speech; writes bench.html
	scripts/bench

clean: ## Delete the build folders (the engines in the cache stay)
	rm -rf .build $(RELEASE) .build-tsan .build-outside
