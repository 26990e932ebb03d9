#!/usr/bin/env bash
# Builds what `make up OBSERVE=1` starts and no distribution has into .plaza/observe-bin, from the version that jaeger/go.mod pins. It takes some five minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/.plaza/observe-bin
mkdir -p -m 700 .plaza
mkdir -p "$out"
command -v go > /dev/null || { echo "Jaeger is built by Go, and there is none: install Go 1.26 or newer, or put a release's jaeger-all-in-one into PATH." >&2; exit 1; }

echo "building jaeger-all-in-one"
GOFLAGS=-buildvcs=false go build -C observe/jaeger -trimpath -ldflags '-s -w' -o "$out/jaeger-all-in-one" github.com/jaegertracing/jaeger/cmd/all-in-one
echo "It has Jaeger's API and no pages for a browser, which are no part of its Go module: a release's program has them, and so has compose.observe.yaml."
