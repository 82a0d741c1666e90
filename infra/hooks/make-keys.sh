#!/bin/sh
# Makes the keys of the product in the vault, each only if there is none: a key that was written over would make every receipt meaningless.
# Needs: az (signed in), openssl. Reads: FEEDBACK_VAULT, and KEY_VERSION_ENVELOPE, KEY_VERSION_SIGN_IN, KEY_VERSION_SEALING (1 where not set);
# FEEDBACK_SITE_ID, to have the site read its secrets again.
set -eu
umask 077

: "${FEEDBACK_VAULT:?is the name of the vault; azd sets it after azd provision}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made=0

# Absent, live or deleted: a deleted secret keeps its name for 90 days and must be recovered, not replaced.
state() {
    if az keyvault secret show --vault-name "$FEEDBACK_VAULT" --name "$1" --query id --output tsv >/dev/null 2>"$work/problem"; then
        echo live
    elif ! grep -q SecretNotFound "$work/problem"; then
        cat "$work/problem" >&2
        return 1
    elif az keyvault secret show-deleted --vault-name "$FEEDBACK_VAULT" --name "$1" --query id --output tsv >/dev/null 2>&1; then
        echo deleted
    else
        echo absent
    fi
}

# A role that was given a moment ago may take minutes to work.
state_soon() {
    tries=0
    until found=$(state "$1"); do
        tries=$((tries + 1))
        [ "$tries" -lt 20 ] || return 1
        sleep "${RETRY_SECONDS:-15}"
    done
    echo "$found"
}

make() {
    case $(state_soon "$1") in
    live) echo "$1: is there" ;;
    deleted)
        echo "$1: was deleted. Bring it back: az keyvault secret recover --vault-name $FEEDBACK_VAULT --name $1" >&2
        exit 1
        ;;
    absent)
        openssl rand -base64 32 | tr -d '\n' >"$work/key"
        az keyvault secret set --vault-name "$FEEDBACK_VAULT" --name "$1" --file "$work/key" --encoding utf-8 --output none
        rm -f "$work/key"
        made=$((made + 1))
        echo "$1: made"
        ;;
    *) exit 1 ;;
    esac
}

make_versions() {
    version=1
    while [ "$version" -le "$2" ]; do
        make "$1-$version"
        version=$((version + 1))
    done
}

make_versions identity 1
make_versions envelope "${KEY_VERSION_ENVELOPE:-1}"
make_versions sign-in "${KEY_VERSION_SIGN_IN:-1}"
make_versions sealing "${KEY_VERSION_SEALING:-1}"

if [ "$made" -gt 0 ] && [ -n "${FEEDBACK_SITE_ID:-}" ]; then
    # Otherwise the site would look again only within a day.
    az rest --method post --output none \
        --url "https://management.azure.com${FEEDBACK_SITE_ID}/config/configreferences/appsettings/refresh?api-version=2022-03-01"
    echo "The site reads its secrets again."
fi
