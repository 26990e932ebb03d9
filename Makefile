# Everything that one does with Plaza, by the Node that npm brings along. "make help" lists it.
MAKEFLAGS += --warn-undefined-variables --no-builtin-rules
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PORT_OFFSET ?=
POSTGRES_URL ?=
BROKER_URL ?=
ENVOY_BIN ?=
LAB_BIN ?=
OBSERVE ?=
export PORT_OFFSET POSTGRES_URL BROKER_URL ENVOY_BIN LAB_BIN OBSERVE

# npm itself runs by whatever Node there is; all else by the pinned one, which npm links into node_modules/.bin.
USER_PATH := $(PATH)
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
# Each of two hundred test files is a process of its own, and most of what it does first is compile the same modules.
export NODE_COMPILE_CACHE ?= $(CURDIR)/node_modules/.cache/compile
# What runs by these targets speaks to itself, on this machine: Node is not to send it by a proxy. npm and pip obey one all the same.
export NODE_USE_ENV_PROXY := 0

INSTALLED := node_modules/.installed-lock.json
# An option for a command, when its variable is given: $(call option,service,SERVICE) is --service=catalog.
option = $(if $(filter-out undefined,$(origin $(2))),$(if $($(2)),--$(1)='$($(2))'))
# The same, given when the variable is, empty too: where nothing has a meaning of its own, an empty variable is a mistake.
given = $(if $(filter-out undefined,$(origin $(2))),--$(1)='$($(2))')
# A variable's value, or a default when it is not given.
or_default = $(if $(filter-out undefined,$(origin $(1))),$($(1)),$(2))

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

.PHONY: install
install: $(INSTALLED) ## bring the dependencies (every other target does it when it is due)

# By content, not by age alone: a copied or newly checked out lock file is young and says nothing new. npm ci empties
# node_modules, and would do so with what a link leads to.
$(INSTALLED): package-lock.json
	@if cmp -s package-lock.json $@ || [[ ! -e $@ && node_modules/.package-lock.json -nt package-lock.json ]]; then cp package-lock.json $@; exit 0; fi; \
	if [ -L node_modules ]; then echo "node_modules is a link to another checkout's, whose package-lock.json differs: install there, or remove the link." >&2; exit 1; fi; \
	command -v npm > /dev/null || { echo "Plaza is installed by npm, and there is none: install Node.js with npm first." >&2; exit 1; }; \
	PATH="$(USER_PATH)" npm ci; \
	test -x node_modules/.bin/node || { echo "npm brought no Node for this machine (Linux and macOS, x64 and arm64 have one); are optional packages switched off?" >&2; exit 1; }; \
	cp package-lock.json $@

## --- the local run

.PHONY: up down status logs scale reset migrate replay verify-audit first-admin remove-admin
up: $(INSTALLED) ## run the whole mesh until Ctrl-C [PORT_OFFSET=100] [POSTGRES_URL=postgres://…] [BROKER_URL=amqp://…] [OBSERVE=1 | docker] [OTEL_EXPORTER_OTLP_ENDPOINT=http://…]
	@node local/commands/up.ts

down: $(INSTALLED) ## end the mesh of this checkout, from any terminal
	@node local/commands/down.ts

status: $(INSTALLED) ## show the processes of the running mesh
	@node local/commands/status.ts

logs: $(INSTALLED) ## follow the logs [SERVICE=catalog] [LINES=20]
	@node local/commands/logs.ts $(call option,service,SERVICE) $(call option,lines,LINES)

scale: $(INSTALLED) ## change the number of replicas: SERVICE=catalog REPLICAS=3 [VERSION=v2]
	@node local/commands/scale.ts $(call option,service,SERVICE) $(call option,replicas,REPLICAS) $(call option,version,VERSION)

reset: $(INSTALLED) ## end the mesh and delete its data
	@node local/commands/reset.ts

migrate: $(INSTALLED) ## bring the databases to the newest schema [SERVICE=catalog [TO=… | DOWN=1]]
	@node local/commands/migrate.ts $(call option,service,SERVICE) $(call option,to,TO) $(if $(call option,down,DOWN),--down)

replay: $(INSTALLED) ## move the dead letters of a queue back to it: QUEUE=order_queue
	@node local/commands/replay.ts $(call option,queue,QUEUE)

verify-audit: $(INSTALLED) ## say whether the audit log is whole [HEAD=hash that an earlier run has said]
	@node local/commands/verify-audit.ts $(call option,head,HEAD)

first-admin: $(INSTALLED) ## make the first admin, who gives their password: EMAIL=ada@plaza.example
	@node local/commands/admins.ts $(call option,email,EMAIL)

remove-admin: $(INSTALLED) ## take the role from an admin, unless there is no other: EMAIL=ada@plaza.example
	@node local/commands/admins.ts --remove $(call option,email,EMAIL)

.PHONY: observe-bin
observe-bin: ## build Jaeger for OBSERVE=1 into .plaza/observe-bin from observe/jaeger/go.mod (Go, about five minutes)
	observe/build.sh

## --- checks

.PHONY: test typecheck lint specs suites suites-in-pairs suites-alone
PARTS := typecheck lint check-gen proto-lint proto-breaking specs suites-in-pairs suites-alone
# A folder for the lists of failed tests, one of each part that has tests.
FAILURES ?=
NODE_TEST = node --test --test-reporter=spec --test-reporter-destination=stdout $(if $(FAILURES),--test-reporter=./test/harness/list-failures.ts --test-reporter-destination='$(FAILURES)/$@')

test: $(INSTALLED) ## everything that proves Plaza: all parts of it, and then a list of what failed
	@failures="$$(mktemp -d)"; trap 'rm -rf "$$failures"' EXIT; trap 'exit 130' INT TERM; failed=''; \
	for part in $(PARTS); do $(MAKE) --no-print-directory $$part FAILURES="$$failures" || failed+=" $$part"; done; \
	if [ -z "$$failed" ]; then exit 0; fi; \
	echo; echo "Failed:"; \
	for part in $$failed; do echo "  make $$part"; if [ -f "$$failures/$$part" ]; then sed 's/^/    /' "$$failures/$$part"; fi; done; \
	exit 1

typecheck: $(INSTALLED) ## check the types
	tsc

lint: $(INSTALLED) ## check format and rules of the source
	biome check

specs: $(INSTALLED) ## the tests that stand beside their source
	$(NODE_TEST) --test-concurrency=4 '{src,client,mesh,envoy,cdk8s,local,proto,pins,observe}/**/*.spec.ts'

# Suites that promise no time and wait for much: brokers' pauses, starts of processes, istioctl. A new file runs alone until it is named here.
IN_PAIRS = $(sort $(wildcard test/broker/conformance.spec.ts test/contracts/*.spec.ts test/docs/*.test.ts test/lab/environments.test.ts test/local/*.test.ts test/migrations/*.spec.ts test/ops/on-rabbitmq.spec.ts))
ALONE = $(filter-out $(IN_PAIRS),$(sort $(shell find test -name '*.spec.ts' -o -name '*.test.ts')))

suites: $(INSTALLED) ## the tests that need the running whole
	@$(MAKE) --no-print-directory --keep-going -j1 suites-in-pairs suites-alone

suites-in-pairs: $(INSTALLED) ## those of them that promise no time, two files at once
	$(NODE_TEST) --test-concurrency=2 $(IN_PAIRS)

suites-alone: $(INSTALLED) ## the others, one file after the other
	$(NODE_TEST) --test-concurrency=1 $(ALONE)

.PHONY: fuzz check-pins audit licences
fuzz: $(INSTALLED) ## send random requests to the whole mesh [CALLS=20000] [SEED=1]
	CALLS='$(call or_default,CALLS,20000)' SEED='$(call or_default,SEED,1)' node --test test/fuzz/fuzz.spec.ts

check-pins: $(INSTALLED) ## name every pinned version that is older than a fix we know; make test does it too
	@node pins/pins.ts

audit: $(INSTALLED) ## look every package up in the vulnerability databases, by osv-scanner or npm; says so where they cannot be reached
	@PATH="$$PATH:$(USER_PATH)" node pins/audit.ts

licences: $(INSTALLED) ## write docs/third-party.md, the licences of all packages, anew
	@node pins/licences.ts

## --- what is generated

.PHONY: proto new-service check-gen proto-lint proto-breaking render
proto: $(INSTALLED) ## write gen/, docs/methods.md, the drawing of docs/security.md and the metrics of docs/observability.md anew
	node proto/generate.ts
	node proto/write-reference.ts

check-gen: $(INSTALLED) ## fail when gen/ is not what proto/ says
	node proto/generate.ts --check

new-service: $(INSTALLED) ## write the skeleton of a service: NAME=greeter
	@node local/commands/new-service.ts $(call option,name,NAME)

proto-lint: $(INSTALLED) ## check the style of the protos
	buf lint

proto-breaking: $(INSTALLED) ## fail when the protos break a client of the last commit on main
	@old="$$(mktemp -d)"; trap 'rm -rf "$$old"' EXIT; \
	git archive main proto buf.yaml | tar -x -C "$$old"; \
	mkdir -p "$$old/node_modules/google-proto-files"; \
	cp -r node_modules/google-proto-files/google "$$old/node_modules/google-proto-files/"; \
	buf breaking --against "$$old"

render: $(INSTALLED) ## write every Envoy's configuration to dist/envoy [ENVIRONMENT=dev]
	@node local/commands/render.ts $(call option,environment,ENVIRONMENT)

.PHONY: bench bench-events bench-imports bench-rooms
bench: $(INSTALLED) ## measure what proxies, work and telemetry cost, as ratios [SECONDS=4] [ROUNDS=3] [CONCURRENCY=32]
	@node bench/main.ts $(call option,seconds,SECONDS) $(call option,rounds,ROUNDS) $(call option,concurrency,CONCURRENCY)

bench-events: $(INSTALLED) ## measure how late events are at a subscriber [SECONDS=5] [SUBSCRIBERS=20]
	@node bench/event-lag.ts $(call option,seconds,SECONDS) $(call option,subscribers,SUBSCRIBERS)

bench-imports: $(INSTALLED) ## measure an import beside PostgreSQL's COPY of the same rows [ROWS=20000]
	@node bench/imports.ts $(call option,rows,ROWS)

bench-rooms: $(INSTALLED) ## measure what a message to a whole room costs, beside a bare write loop [MEMBERS=300] [MESSAGES=300]
	@node bench/fan-out.ts $(call option,members,MEMBERS) $(call option,messages,MESSAGES)

## --- the lab: a real Kubernetes API and a real istiod, without a cluster (Linux, root)

.PHONY: lab lab-bin
lab: $(INSTALLED) ## the table of requests against what a real istiod makes of the manifests [LAB_BIN=folder with programs]
	LAB=1 node --test --test-concurrency=1 test/lab/environments.test.ts test/lab/lab.test.ts

lab-bin: $(INSTALLED) ## build the lab's programs into .plaza/lab-bin from lab/*/go.mod (Go, about twelve minutes)
	lab/build.sh

## --- the cluster

.PHONY: synth promote check-cluster image
synth: $(INSTALLED) ## write the Kubernetes and Istio resources to dist/ [ENVIRONMENT=prod] [HELM=1]
	@node cdk8s/synth.ts $(call option,environment,ENVIRONMENT) $(if $(call option,helm,HELM),--helm)

promote: $(INSTALLED) ## shift calls to a version: SERVICE=catalog TO=v2 WEIGHT=10 ENVIRONMENT=staging [DIGEST=sha256:…]
	@node cdk8s/promote.ts $(call given,environment,ENVIRONMENT) $(call given,service,SERVICE) $(call given,to,TO) $(call given,weight,WEIGHT) $(call given,digest,DIGEST)

check-cluster: $(INSTALLED) ## test what synth writes [LAB_BIN=folder with istioctl and kubeconform]
	node --test 'cdk8s/**/*.spec.ts'

image: $(INSTALLED) ## build the image of a service by Docker: SERVICE=catalog
	docker build $$(node cdk8s/foreign-images.ts) --build-arg SERVICE='$(SERVICE)' --tag plaza/'$(SERVICE)':local .
