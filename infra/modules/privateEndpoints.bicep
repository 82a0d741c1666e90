metadata description = 'Every service of the product inside the network, under the name it always has.'

param name string
param location string
param tags object
param storageId string
param cosmosId string
param vaultId string

@description('Azure AI Language too.')
param language bool
param languageId string
param networkId string
param subnetId string

// How many there are must be known before the first of them exists, so their ids are kept apart.
var links = union(
  {
    blob: 'privatelink.blob.${environment().suffixes.storage}'
    queue: 'privatelink.queue.${environment().suffixes.storage}'
    table: 'privatelink.table.${environment().suffixes.storage}'
    Sql: 'privatelink.documents.azure.com'
    vault: 'privatelink.vaultcore.azure.net'
  },
  language ? { account: 'privatelink.cognitiveservices.azure.com' } : {}
)
var targets = { blob: storageId, queue: storageId, table: storageId, Sql: cosmosId, vault: vaultId, account: languageId }

module endpoint 'privateEndpoint.bicep' = [
  for link in items(links): {
    params: {
      name: 'pe-${toLower(link.key)}-${name}'
      location: location
      tags: tags
      targetId: targets[link.key]
      group: link.key
      zoneName: link.value
      networkId: networkId
      subnetId: subnetId
    }
  }
]
