#!/bin/sh
# A budget begins on the first day of the month of the first deployment, and must keep that day.
set -eu

[ -n "${BUDGET_START:-}" ] || azd env set BUDGET_START "$(date -u +%Y-%m-01)"
