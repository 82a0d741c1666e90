metadata description = 'Text messages that come in: from Azure Communication Services by Event Grid into a queue, under an identity that may do nothing else. No door to the internet.'

param name string
param tags object
param communicationId string
param storageName string

// As in Messages/PipelineMessages.cs.
var queueName = 'sms-events'
var queueMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource queues 'queueServices' existing = {
    name: 'default'

    resource texts 'queues' existing = { name: queueName }
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'texts-${name}'
  // Events of a service that is in no region have a topic that is in none.
  location: 'global'
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: { source: communicationId, topicType: 'Microsoft.Communication.CommunicationServices' }
}

resource write 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::queues::texts
  name: guid(account::queues::texts.id, topic.id, queueMessageSender)
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueMessageSender)
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'texts'
  dependsOn: [write]
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    deliveryWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      destination: {
        endpointType: 'StorageQueue'
        // -1: a text that waits for longer than a week must not be lost.
        properties: { resourceId: account.id, queueName: queueName, queueMessageTimeToLiveInSeconds: -1 }
      }
    }
    filter: { includedEventTypes: ['Microsoft.Communication.SMSReceived'] }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}
