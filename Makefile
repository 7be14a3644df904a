# Two commands matter: `go run ./cmd/lotse demo` and `make test`.
.PHONY: demo test race bench fuzz lint build tools

GO ?= go
FUZZTIME ?= 10s

demo:
	$(GO) run ./cmd/lotse demo

# tools installs what the tests use, where this is Debian or Ubuntu and you are root.
tools:
	@.ci/tools

# The tests run beside a PostgreSQL of their own, where there is one or it can be installed.
test: tools
	.ci/postgres $(GO) test $(TESTFLAGS) ./...

race: tools
	.ci/postgres $(GO) test -race $(TESTFLAGS) ./...

bench:
	.ci/postgres $(GO) test -run '^$$' -bench . -benchmem ./...

# fuzz runs every fuzz target for FUZZTIME.
fuzz:
	@.ci/fuzz $(FUZZTIME)

lint:
	@.ci/lint

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o lotse ./cmd/lotse
