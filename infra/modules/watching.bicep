metadata description = 'Who is told, and of what: messages that were given up, and a product that is not ready.'

param name string
param location string
param tags object
param address string
param workspaceId string
param insightsId string
param siteUrl string

@description('Ask /health/ready every quarter of an hour. Each question costs a little and wakes the product.')
param healthTest bool

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'feedback'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: address, useCommonAlertSchema: true }]
  }
}

// The host says so when it gives a message up, and the product counts what lies there. The length of one queue is no metric of Azure Storage.
var givenUp = '''
union isfuzzy=true
  (AppTraces | where Message has "Moving message to queue" and Message has "-poison" | project TimeGenerated),
  (AppMetrics | where Name in ("message-poisoned", "queue-poisoned") and Sum > 0 | project TimeGenerated)
'''

resource poison 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-poison-${name}'
  location: location
  tags: tags
  properties: {
    displayName: 'A message was given up'
    description: 'It lies in a poison queue. See "A message was given up" in docs/guides/operations.md.'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    skipQueryValidation: true
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: givenUp
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}

resource ready 'Microsoft.Insights/webtests@2022-06-15' = if (healthTest) {
  name: 'ready-${name}'
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready-${name}'
    Name: 'Ready'
    Description: 'Store and queues answer, and no message was given up.'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [{ Id: 'emea-gb-db3-azr' }, { Id: 'emea-ru-msa-edge' }, { Id: 'emea-nl-ams-azr' }]
    Request: { RequestUrl: '${siteUrl}/health/ready', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
      ContentValidation: { ContentMatch: '"status":"healthy"', PassIfTextFound: true, IgnoreCase: false }
    }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = if (healthTest) {
  name: 'alert-ready-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Two of three places found the product not ready, or a message in a poison queue.'
    severity: 1
    enabled: true
    scopes: [ready.id, insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: ready.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}

output actionGroupId string = people.id
