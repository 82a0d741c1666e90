metadata description = 'Azure Communication Services: e-mail and text messages leave through it.'

param name string
param tags object
param principalId string

@description('Domains of e-mail that may be written from.')
param domains array

@description('Where messages rest.')
param dataLocation string = 'UK'

var communicationOwner = '09976791-48a7-449e-bb21-39d1a415f350'

resource communication 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: 'acs-${name}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation, linkedDomains: domains }
}

resource send 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: communication
  name: guid(communication.id, principalId, communicationOwner)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', communicationOwner)
  }
}

output id string = communication.id
output endpoint string = 'https://${communication.properties.hostName}'
