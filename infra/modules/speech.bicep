metadata description = 'Azure AI Speech, which writes down what a recording says. Staff use it and upload its JSON; the product does not call it, so it holds no role here.'

param name string
param location string
param tags object

@allowed(['F0', 'S0'])
param tier string

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

output endpoint string = account.properties.endpoint
