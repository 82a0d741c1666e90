#!/bin/sh
# Publishes the product and a minimal application in each way, then measures size, start and memory: measure.sh [REPETITIONS]. Compiling composite takes long.
set -eu

cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for variant in plain ready-to-run composite; do
    infra/package/publish.sh functions/FeedbackPipeline.csproj "$variant" "$work/$variant/product"
    infra/package/publish.sh infra/package/minimal/Minimal.csproj "$variant" "$work/$variant/minimal"
done
dotnet run -c Release --project tests/FeedbackPipeline.Benchmarks -- packaging "$work" --repetitions "${1:-15}"
