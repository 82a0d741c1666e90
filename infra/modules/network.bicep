metadata description = 'A network of our own, where the product reaches its store, queues and keys without the internet.'

param name string
param location string
param tags object

var prefix = '10.40.0.0/23'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [prefix] }
    subnets: [
      {
        name: 'site'
        properties: {
          addressPrefix: cidrSubnet(prefix, 24, 0)
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: cidrSubnet(prefix, 24, 1), privateEndpointNetworkPolicies: 'Enabled' }
      }
    ]
  }
}

output networkId string = network.id
output siteSubnetId string = '${network.id}/subnets/site'
output endpointSubnetId string = '${network.id}/subnets/endpoints'
