targetScope = 'subscription'

metadata description = 'Everything the feedback pipeline needs in Azure, in one resource group.'

@minLength(1)
@maxLength(40)
@description('Name of this installation, in the names and tags of everything.')
param environmentName string

@description('Where it runs and where words are kept. UK South has Flex Consumption and availability zones.')
param location string

@description('Address of who hears of alerts and costs.')
param operatorAddress string

@description('Who deploys, and makes the keys in the vault; empty: nobody.')
param deployerId string = ''

@maxLength(60)
param organisationName string
param organisationTelephone string = ''
param timeZone string = 'Europe/London'

@description('The address people reach the site at; empty: the one Azure gives.')
param publicBaseUrl string = ''

@description('Issuer people sign in with, such as https://login.microsoftonline.com/TENANT/v2.0; empty: by one-time links only.')
param openIdAuthority string = ''
param openIdClientId string = ''

@description('E-mail of the first person who may configure; they let others in.')
param firstAdministrator string

@description('Newest version of each key in the vault. All versions up to it are read. Identity cannot rotate: receipts come from it.')
param keyVersions { Identity: 1, Envelope: int, SignIn: int, Sealing: int } = { Identity: 1, Envelope: 1, SignIn: 1, Sealing: 1 }

@allowed(['serverless', 'autoscale', 'free'])
param cosmosCapacity string = 'serverless'

@allowed([7, 30])
param backupDays int = 30

@minValue(512)
@maxValue(4096)
@description('Megabytes for each instance: 512, 2048 or 4096.')
param instanceMemory int = 2048

@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@minValue(0)
param alwaysReady int = 0

@description('Gigabytes of telemetry a day.')
param dailyCapGb string = '0.5'

@description('Ask whether the product is ready every quarter of an hour.')
param healthTest bool = true

@minValue(1)
@description('What a month may cost before somebody is told, in the currency of the subscription.')
param monthlyBudget int = 50

@description('First day of the month of the first deployment, which must stay what it was; empty: this month.')
param budgetStart string = ''
param thisMonth string = utcNow('yyyy-MM-01')

@description('Spread over three zones: storage, store and instances. Only where the region has zones, and at a price.')
param zoneRedundant bool = false

@description('Storage, store, vault and Azure AI Language closed to the internet and reached through a network of our own.')
param privateNetwork bool = false

@description('Azure AI Language.')
param language bool = false

@allowed(['F0', 'S'])
param languageTier string = 'F0'

@description('Azure AI Speech, which writes recordings down for a person to check.')
param speech bool = false

@allowed(['F0', 'S0'])
param speechTier string = 'F0'

@description('E-mail by Azure Communication Services.')
param email bool = false

@description('Text messages from Azure Communication Services, by Event Grid and a queue.')
param texts bool = false

@description('Number or short code that replies come from, once there is one; empty: replies go out another way, or not.')
param textsFrom string = ''

@description('Settings of the product that are not worked out here, such as those of Twilio; a secret as a reference to the vault.')
param moreSettings object = {}

var token = take(uniqueString(subscription().subscriptionId, environmentName, location), 10)
var name = 'feedback-${token}'
var storageName = 'stfeedback${token}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${name}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    privateNetwork: privateNetwork
    zoneRedundant: zoneRedundant
    eventGrid: texts
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: {
    name: 'cosmos-${name}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    privateNetwork: privateNetwork
    zoneRedundant: zoneRedundant
    capacity: cosmosCapacity
    backupDays: backupDays
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${name}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    deployerId: deployerId
    privateNetwork: privateNetwork
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { name: name, location: location, tags: tags, principalId: identity.outputs.principalId, dailyCapGb: dailyCapGb }
}

module languageService 'modules/language.bicep' = if (language) {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    tier: languageTier
    privateNetwork: privateNetwork
  }
}

module speechService 'modules/speech.bicep' = if (speech) {
  scope: group
  params: { name: name, location: location, tags: tags, principalId: identity.outputs.principalId, tier: speechTier }
}

module emailService 'modules/email.bicep' = if (email) {
  scope: group
  params: { name: name, tags: tags }
}

module communication 'modules/communication.bicep' = if (email || texts) {
  scope: group
  params: {
    name: name
    tags: tags
    principalId: identity.outputs.principalId
    domains: email ? [emailService!.outputs.domainId] : []
  }
}

module textsIn 'modules/texts.bicep' = if (texts) {
  scope: group
  params: {
    name: name
    tags: tags
    communicationId: communication!.outputs.id
    storageName: storageName
  }
  dependsOn: [storage]
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: { name: name, location: location, tags: tags }
}

module endpoints 'modules/privateEndpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    storageId: storage.outputs.id
    cosmosId: cosmos.outputs.id
    vaultId: vault.outputs.id
    language: language
    languageId: languageService.?outputs.id ?? ''
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointSubnetId
  }
}

module settings 'modules/settings.bicep' = {
  scope: group
  params: {
    storageBlobEndpoint: storage.outputs.blobEndpoint
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    vaultUri: vault.outputs.uri
    keyVersions: keyVersions
    connectionString: monitoring.outputs.connectionString
    clientId: identity.outputs.clientId
    organisationName: organisationName
    organisationTelephone: organisationTelephone
    timeZone: timeZone
    publicBaseUrl: empty(publicBaseUrl) ? 'https://${name}.azurewebsites.net' : publicBaseUrl
    openIdAuthority: openIdAuthority
    openIdClientId: openIdClientId
    firstAdministrator: firstAdministrator
    languageEndpoint: languageService.?outputs.endpoint ?? ''
    speechEndpoint: speechService.?outputs.endpoint ?? ''
    emailEndpoint: email ? communication!.outputs.endpoint : ''
    emailFrom: emailService.?outputs.from ?? ''
    texts: texts
    textsEndpoint: texts ? communication!.outputs.endpoint : ''
    textsFrom: textsFrom
    moreSettings: moreSettings
  }
}

module site 'modules/site.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    identity: identity.outputs
    storage: storage.outputs
    settings: settings.outputs.settings
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    subnetId: network.?outputs.siteSubnetId ?? ''
    zoneRedundant: zoneRedundant
  }
}

module watching 'modules/watching.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    tags: tags
    address: operatorAddress
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    siteUrl: site.outputs.url
    healthTest: healthTest
  }
}

module budget 'modules/budget.bicep' = {
  scope: group
  params: { name: name, amount: monthlyBudget, address: operatorAddress, start: empty(budgetStart) ? thisMonth : budgetStart }
}

// Read by the hooks and by azd.
output AZURE_RESOURCE_GROUP string = group.name
output FEEDBACK_SITE string = site.outputs.name
output FEEDBACK_SITE_ID string = site.outputs.id
output FEEDBACK_URL string = site.outputs.url
output FEEDBACK_VAULT string = vault.outputs.name
