metadata description = 'An address of e-mail under a domain of Azure, for the communication service.'

param name string
param tags object

@description('Where messages rest.')
param dataLocation string = 'UK'

resource service 'Microsoft.Communication/emailServices@2023-04-01' = {
  name: 'email-${name}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

resource domain 'Microsoft.Communication/emailServices/domains@2023-04-01' = {
  parent: service
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: { domainManagement: 'AzureManaged', userEngagementTracking: 'Disabled' }
}

output domainId string = domain.id
output from string = 'DoNotReply@${domain.properties.mailFromSenderDomain}'
