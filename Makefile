# agglo: `make` lists what can be done.
SHELL := bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN  := bin/agglo
ADDR ?= 127.0.0.1:8080
# Packages whose tests draw random input: the same each time in "make test",
# much and anew in "make properties".
DRAWN  = $(shell go list -f '{{range .TestImports}}{{println . $$.ImportPath}}{{end}}{{range .XTestImports}}{{println . $$.ImportPath}}{{end}}' ./... | sed -n 's|^pgregory.net/rapid ||p' | sort -u)

.PHONY: help run test properties build web lint generate update bench screenshots clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## set everything up, check the bundled data set, print the brief of Changzhou, serve the observatory
	$(BIN) check
	$(BIN) build
	$(BIN) brief --region Changzhou --period 2023
	$(BIN) serve --addr $(ADDR)

build: web ## the front end and the binary, in bin/
	go build -o $(BIN) ./cmd/agglo

web: web/node_modules/.package-lock.json ## the front end, in web/dist
	npm --prefix web run build

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	scripts/need node npm
	npm --prefix web ci --no-audit --no-fund
	touch $@

test: build ## set everything up and run all tests
	go vet ./...
	go test $$(go list ./... | grep -vxF "$$(printf '%s\n' $(DRAWN))")
	go test $(DRAWN) -rapid.seed=1
	npm --prefix web run lint
	npm --prefix web test
	scripts/browser-tests $(BIN)
	scripts/python-tests $(BIN)

properties: ## search for counterexamples with new random input (minutes)
	go test $(DRAWN) -count=1 -timeout 60m -rapid.checks=$(or $(CHECKS),1000)

lint: web/node_modules/.package-lock.json ## formatting and static checks
	test -z "$$(gofmt -l $$(git ls-files '*.go') | tee /dev/stderr)"
	go vet ./...
	npm --prefix web run lint

generate: ## documents and types that are made from the code
	go test ./dataset ./api -update
	npm --prefix web run generate

update: ## expected outputs of the tests
	go test $$(grep -rl 'flag.Bool("update"' --include=*_test.go . | xargs -n1 dirname | sort -u) -update

bench: ## the work side by side with other programs (installs them)
	scripts/bench

screenshots: build ## pictures of every page, in docs/screenshots
	scripts/browser-tests $(BIN) screenshots

clean: ## remove what was built
	rm -rf bin web/node_modules web/dist/assets
