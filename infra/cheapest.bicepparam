using 'main.bicep'

// The least that is still safe: nothing that costs by the hour, and the same locks. Used with az; see docs/guides/operations.md.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'feedback')
param location = readEnvironmentVariable('AZURE_LOCATION', 'uksouth')
param deployerId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorAddress = readEnvironmentVariable('OPERATOR_ADDRESS', 'operator@example.org')
param organisationName = readEnvironmentVariable('ORGANISATION_NAME', 'Our organisation')
param openIdAuthority = readEnvironmentVariable('OPENID_AUTHORITY', '')
param openIdClientId = readEnvironmentVariable('OPENID_CLIENT_ID', '')
param firstAdministrator = readEnvironmentVariable('FIRST_ADMINISTRATOR', 'administrator@example.org')
param budgetStart = readEnvironmentVariable('BUDGET_START', '')

param cosmosCapacity = 'serverless'
param backupDays = 7
param instanceMemory = 512
param maximumInstances = 40
param alwaysReady = 0
param dailyCapGb = '0.1'
param healthTest = false
param monthlyBudget = 10
param zoneRedundant = false
param privateNetwork = false
param language = false
param speech = false
param email = false
param texts = false
