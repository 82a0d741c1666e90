#!/bin/sh
# Runs a command of the product on this machine against the store and the queues in Azure: operate.sh doctor, operate.sh replay-poison, operate.sh erase RECEIPT.
# Needs: az, signed in as somebody who may read the secrets, the store and the queues (docs/guides/operations.md says how), and the .NET SDK, or
# FEEDBACK_PROGRAM, a program from the package. Reads: FEEDBACK_SITE_ID; eval "$(azd env get-values | sed 's/^/export /')" sets it.
set -eu
umask 077

: "${FEEDBACK_SITE_ID:?is the resource id of the site}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')

az functionapp config appsettings list --ids "$FEEDBACK_SITE_ID" --query '[].[name,value]' --output tsv >"$work/settings"
while IFS=$tab read -r name value; do
    case $name in
    # Whose identity it is differs here: that of whoever is signed in.
    *__clientId | *__ClientId | AZURE_CLIENT_ID) continue ;;
    Storing__* | Cosmos__* | FeedbackQueues__* | FeedbackBlobs__* | Organisation__* | Securing__*) ;;
    *) continue ;;
    esac
    case $value in
    '@Microsoft.KeyVault(SecretUri='*)
        address=${value#'@Microsoft.KeyVault(SecretUri='}
        value=$(az keyvault secret show --id "${address%)}" --query value --output tsv)
        ;;
    esac
    export "$name=$value"
done <"$work/settings"

export FEEDBACK_DATA="$work/data"
if [ -n "${FEEDBACK_PROGRAM:-}" ]; then
    "$FEEDBACK_PROGRAM" "$@"
else
    dotnet run --project "$(dirname "$0")/../functions" -- "$@"
fi
