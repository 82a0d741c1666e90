#!/usr/bin/env bash
# Makes the demo in a folder of its own, takes the pictures of docs/screenshots from it, and ends it. Build tests/FeedbackPipeline.Browser first: its browser driver is used.
set -euo pipefail
cd "$(dirname "$0")/.."
driver=$(ls -d "$PWD"/tests/FeedbackPipeline.Browser/bin/*/net10.0/.playwright/package | head -n 1)
browser=${FEEDBACK_BROWSER:-$(command -v chromium-headless-shell chromium google-chrome | head -n 1)}
address=http://localhost:${PORT:-7939}
data=$(mktemp -d)
dotnet run --project functions -- demo --no-serve --data "$data/demo"
product=$(ls -d functions/bin/*/net10.0/FeedbackPipeline.dll | head -n 1)
FEEDBACK_DATA="$data/demo" dotnet "$product" serve --urls "$address" --Organisation:Name "Larkmoor Support" >"$data/log" 2>&1 &
product_id=$!
trap 'kill "$product_id"; wait "$product_id" || true; rm -rf "$data"' EXIT
until grep -q '^Sign in: ' "$data/log"; do kill -0 "$product_id"; sleep 1; done
mkdir -p docs/screenshots
node docs/screenshots.mjs "$address" "$(sed -n 's/^Sign in: //p' "$data/log" | head -n 1)" "$driver" "$browser" docs/screenshots
