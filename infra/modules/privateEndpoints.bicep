metadata description = 'Every service of the product inside the network, under the name it always has.'

param name string
param location string
param tags object
param storageId string
param cosmosId string
param vaultId string

@description('Empty: there is none.')
param languageId string
param networkId string
param subnetId string

var storageSuffix = environment().suffixes.storage
var always = [
  { group: 'blob', zone: 'privatelink.blob.${storageSuffix}', target: storageId }
  { group: 'queue', zone: 'privatelink.queue.${storageSuffix}', target: storageId }
  { group: 'table', zone: 'privatelink.table.${storageSuffix}', target: storageId }
  { group: 'Sql', zone: 'privatelink.documents.azure.com', target: cosmosId }
  { group: 'vault', zone: 'privatelink.vaultcore.azure.net', target: vaultId }
]
var language = empty(languageId) ? [] : [{ group: 'account', zone: 'privatelink.cognitiveservices.azure.com', target: languageId }]

module endpoint 'privateEndpoint.bicep' = [
  for each in concat(always, language): {
    params: {
      name: 'pe-${toLower(each.group)}-${name}'
      location: location
      tags: tags
      targetId: each.target
      group: each.group
      zoneName: each.zone
      networkId: networkId
      subnetId: subnetId
    }
  }
]
