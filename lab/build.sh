#!/usr/bin/env bash
# Builds what the lab runs into .plaza/lab-bin, from the versions that the go.mod files here pin. It takes some twelve minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/.plaza/lab-bin
mkdir -p "$out"
command -v go > /dev/null || { echo "The lab's programs are built by Go, and there is none: install Go 1.26 or newer, or name a folder that has them with LAB_BIN." >&2; exit 1; }

build() { # module folder, name of the program, package, linker flags
  echo "building $2"
  GOFLAGS=-buildvcs=false go build -C "lab/$1" -trimpath -ldflags "-s -w ${4:-}" -o "$out/$2" "$3"
}

build etcd etcd .
version=k8s.io/component-base/version
kubernetes="-X $version.gitVersion=v1.36.3 -X $version.gitMajor=1 -X $version.gitMinor=36"
build kubernetes kube-apiserver k8s.io/kubernetes/cmd/kube-apiserver "$kubernetes"
build kubernetes kubectl k8s.io/kubernetes/cmd/kubectl "$kubernetes"
istio="-X istio.io/istio/pkg/version.buildVersion=1.31.0"
build istio pilot-discovery istio.io/istio/pilot/cmd/pilot-discovery "$istio"
build istio pilot-agent istio.io/istio/pilot/cmd/pilot-agent "$istio"
build istio istioctl istio.io/istio/istioctl/cmd/istioctl "$istio"

node test/lab/module-files.ts "$out"
