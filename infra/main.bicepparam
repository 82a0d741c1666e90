using 'main.bicep'

// azd env set NAME VALUE, or plain environment variables. What is not set keeps the default here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'feedback')
param location = readEnvironmentVariable('AZURE_LOCATION', 'uksouth')
param deployerId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorAddress = readEnvironmentVariable('OPERATOR_ADDRESS', 'operator@example.org')

param organisationName = readEnvironmentVariable('ORGANISATION_NAME', 'Our organisation')
param organisationTelephone = readEnvironmentVariable('ORGANISATION_TELEPHONE', '')
param publicBaseUrl = readEnvironmentVariable('PUBLIC_BASE_URL', '')

// Written by hooks/register-app.sh, except the address.
param openIdAuthority = readEnvironmentVariable('OPENID_AUTHORITY', '')
param openIdClientId = readEnvironmentVariable('OPENID_CLIENT_ID', '')
param firstAdministrator = readEnvironmentVariable('FIRST_ADMINISTRATOR', 'administrator@example.org')

param keyVersions = {
  Identity: 1
  Envelope: int(readEnvironmentVariable('KEY_VERSION_ENVELOPE', '1'))
  SignIn: int(readEnvironmentVariable('KEY_VERSION_SIGN_IN', '1'))
  Sealing: int(readEnvironmentVariable('KEY_VERSION_SEALING', '1'))
}

param cosmosCapacity = readEnvironmentVariable('COSMOS_CAPACITY', 'serverless')
param instanceMemory = int(readEnvironmentVariable('INSTANCE_MEMORY', '2048'))
param alwaysReady = int(readEnvironmentVariable('ALWAYS_READY', '0'))
param dailyCapGb = readEnvironmentVariable('DAILY_CAP_GB', '0.5')
param healthTest = bool(readEnvironmentVariable('HEALTH_TEST', 'true'))
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '50'))
param budgetStart = readEnvironmentVariable('BUDGET_START', '')
param zoneRedundant = bool(readEnvironmentVariable('ZONE_REDUNDANT', 'false'))
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))
param language = bool(readEnvironmentVariable('AZURE_AI_LANGUAGE', 'false'))
param speech = bool(readEnvironmentVariable('AZURE_AI_SPEECH', 'false'))
param email = bool(readEnvironmentVariable('AZURE_EMAIL', 'false'))
param texts = bool(readEnvironmentVariable('AZURE_TEXTS', 'false'))
param textsFrom = readEnvironmentVariable('AZURE_TEXTS_FROM', '')
param moreSettings = json(readEnvironmentVariable('MORE_SETTINGS', '{}'))
