metadata description = 'Azure AI Speech, which writes down what a recording says. A person checks every word of it.'

param name string
param location string
param tags object
param principalId string

@allowed(['F0', 'S0'])
param tier string

var speechUser = 'f2dc8367-1007-4938-bd23-fe263f013447'

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'speech-${name}'
  location: location
  tags: tags
  kind: 'SpeechServices'
  sku: { name: tier }
  properties: {
    customSubDomainName: 'speech-${name}'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource transcribe 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, speechUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', speechUser)
  }
}

output endpoint string = account.properties.endpoint
