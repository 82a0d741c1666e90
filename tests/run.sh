#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format, runs every test. Its last line: N passed, N failed.
set -u
cd "$(dirname "$0")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

passed=0
failed=0
finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}
step() {
    echo "== $1"
    shift
    "$@" && return
    failed=$((failed + 1))
    finish
}
browser() {
    command -v chromium-headless-shell chromium google-chrome | head -n 1
}
install_browser() {
    [ -n "$(browser)" ] && return
    command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || { echo "The browser tests need Chromium: install it, or run this as root on Debian."; return 1; }
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell >/dev/null
}
install_zip() {
    command -v zip >/dev/null && return
    command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || { echo "The tests of the package need zip: install it, or run this as root on Debian."; return 1; }
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq zip >/dev/null
}
run_tests() {
    local name=$1 log
    shift
    echo "== tests: $name $*"
    log=$(mktemp)
    dotnet "tests/FeedbackPipeline.$name/bin/Release/net10.0/FeedbackPipeline.$name.dll" --no-progress --no-ansi "$@" 2>&1 | tee "$log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed=$((failed + 1))
    local ok bad
    ok=$(sed -n 's/^ *succeeded: *//p' "$log" | tail -n 1)
    bad=$(sed -n 's/^ *failed: *//p' "$log" | tail -n 1)
    passed=$((passed + ${ok:-0}))
    # The runner's own exit code was counted once above; its count of failed tests replaces that.
    [ "${bad:-0}" -gt 0 ] && failed=$((failed - 1 + bad))
    rm -f "$log"
}

step "browser" install_browser
step "zip" install_zip
step "restore" dotnet restore --locked-mode FeedbackPipeline.sln
step "build" dotnet build --no-restore -c Release -v quiet FeedbackPipeline.sln
step "format" dotnet format --no-restore --verify-no-changes --severity warn FeedbackPipeline.sln
FEEDBACK_BROWSER=$(browser)
export FEEDBACK_BROWSER
run_tests Tests
# The same tests of behaviour on the other store; those that look into SQLite's tables say so.
on_cosmos() {
    export FEEDBACK_TEST_STORE=cosmos
    run_tests Tests --filter-not-trait Store=SQLite --filter-namespace 'FeedbackPipeline.Tests.Collecting*' --filter-namespace 'FeedbackPipeline.Tests.Alerting*' \
        --filter-namespace 'FeedbackPipeline.Tests.Reviewing*' --filter-namespace 'FeedbackPipeline.Tests.Measuring.Projecting*' --filter-namespace 'FeedbackPipeline.Tests.Measuring.Registering*'
    unset FEEDBACK_TEST_STORE
}
on_cosmos
run_tests Browser
finish
