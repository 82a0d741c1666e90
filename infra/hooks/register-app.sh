#!/bin/sh
# Registers the product with Entra, so that staff sign in with the account they have. Can be run again at any time; it adds what is missing.
#   before   the registration, its roles and the first administrator
#   after    the address people come back to, and a secret in the vault if there is none
#   renew    a new secret beside the old one, which ends by itself
# Needs: az (signed in as somebody who may register applications). Reads: AZURE_ENV_NAME, FIRST_ADMINISTRATOR;
# after and renew also FEEDBACK_URL, FEEDBACK_VAULT, FEEDBACK_SITE_ID and PUBLIC_BASE_URL, if the site has an address of its own.
set -eu
umask 077

step=${1:?is before, after or renew}
here=$(dirname "$0")
graph=https://graph.microsoft.com/v1.0
administrator=6f2b6d0e-5a1e-4c55-9f0e-0d8a4c1b7a04
name="Feedback (${AZURE_ENV_NAME:?is the name of the installation})"
secret_name=open-id-client-secret

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

remember() {
    if command -v azd >/dev/null 2>&1; then
        azd env set "$1" "$2"
    else
        echo "export $1='$2'"
    fi
}

client_id() {
    az ad app list --filter "displayName eq '$name'" --query '[0].appId' --output tsv
}

service_principal() {
    az ad sp list --filter "appId eq '$1'" --query '[0].id' --output tsv
}

user() {
    az ad user list --filter "userPrincipalName eq '$1' or mail eq '$1'" --query '[0].id' --output tsv
}

assign() {
    held=$(az rest --method get --url "$graph/servicePrincipals/$1/appRoleAssignedTo" \
        --query "value[?principalId=='$2' && appRoleId=='$administrator'].id | [0]" --output tsv)
    [ -n "$held" ] || az rest --method post --url "$graph/servicePrincipals/$1/appRoleAssignedTo" --output none \
        --body "{\"principalId\":\"$2\",\"resourceId\":\"$1\",\"appRoleId\":\"$administrator\"}"
}

before() {
    : "${FIRST_ADMINISTRATOR:?is the e-mail of the first person who may configure}"
    client=$(client_id)
    if [ -z "$client" ]; then
        client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --app-roles "@$here/app-roles.json" --query appId --output tsv)
    else
        az ad app update --id "$client" --app-roles "@$here/app-roles.json"
    fi
    az ad app update --id "$client" --optional-claims '{"idToken":[{"name":"email","essential":false}]}'
    principal=$(service_principal "$client")
    [ -n "$principal" ] || principal=$(az ad sp create --id "$client" --query id --output tsv)
    # Only people who were given a role may sign in.
    az rest --method patch --url "$graph/servicePrincipals/$principal" --body '{"appRoleAssignmentRequired":true}' --output none
    person=$(user "$FIRST_ADMINISTRATOR")
    [ -n "$person" ] || {
        echo "$FIRST_ADMINISTRATOR is not an account of this organisation. Set FIRST_ADMINISTRATOR to one." >&2
        exit 1
    }
    assign "$principal" "$person"
    remember OPENID_AUTHORITY "https://login.microsoftonline.com/$(az account show --query tenantId --output tsv)/v2.0"
    remember OPENID_CLIENT_ID "$client"
}

new_secret() {
    # The old secret keeps working until it ends, so nobody is signed out.
    ends=$(date -u -d '+1 year' +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -v+1y +%Y-%m-%dT%H:%M:%SZ)
    az ad app credential reset --id "$1" --append --display-name feedback --end-date "$ends" --query password --output tsv | tr -d '\n' >"$work/secret"
    az keyvault secret set --vault-name "$FEEDBACK_VAULT" --name "$secret_name" --file "$work/secret" --encoding utf-8 --expires "$ends" --output none
    rm -f "$work/secret"
    [ -z "${FEEDBACK_SITE_ID:-}" ] || az rest --method post --output none \
        --url "https://management.azure.com${FEEDBACK_SITE_ID}/config/configreferences/appsettings/refresh?api-version=2022-03-01"
    echo "A new secret is in the vault; it ends on $ends."
}

after() {
    : "${FEEDBACK_URL:?is the address of the site}" "${FEEDBACK_VAULT:?is the name of the vault}"
    client=$(client_id)
    set -- "$FEEDBACK_URL/sign-in/callback"
    [ -z "${PUBLIC_BASE_URL:-}" ] || set -- "$@" "${PUBLIC_BASE_URL%/}/sign-in/callback"
    az ad app update --id "$client" --web-redirect-uris "$@"
    tries=0
    until az keyvault secret list --vault-name "$FEEDBACK_VAULT" --query "[?name=='$secret_name'].name | [0]" --output tsv >"$work/found"; do
        # A role that was given a moment ago may take minutes to work.
        tries=$((tries + 1))
        [ "$tries" -lt 20 ] || exit 1
        sleep "${RETRY_SECONDS:-15}"
    done
    [ -s "$work/found" ] || new_secret "$client"
}

case $step in
before) before ;;
after) after ;;
renew) new_secret "$(client_id)" ;;
*)
    echo "before, after or renew" >&2
    exit 2
    ;;
esac
