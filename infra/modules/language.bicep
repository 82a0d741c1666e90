metadata description = 'Azure AI Language, which reads comments too after our own rules took identifiers out.'

param name string
param location string
param tags object
param principalId string

@description('F0: free, 5,000 texts a month, one account a subscription. S: pay for each.')
@allowed(['F0', 'S'])
param tier string
param privateNetwork bool

var languageReader = '7628b7b8-a8b2-4cdc-b46f-e9b35248918e'

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'lang-${name}'
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: { name: tier }
  properties: {
    customSubDomainName: 'lang-${name}'
    disableLocalAuth: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

resource read 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, languageReader)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', languageReader)
  }
}

output id string = account.id
output endpoint string = account.properties.endpoint
