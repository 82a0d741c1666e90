metadata description = 'Where everything is kept. Reached by identity alone: the keys of the account are turned off.'

param name string
param location string
param tags object
param principalId string
param privateNetwork bool
param zoneRedundant bool

@description('serverless: pay for what is used. autoscale: 100 to 1,000 RU/s shared by the containers. free: the free tier, one account a subscription.')
@allowed(['serverless', 'autoscale', 'free'])
param capacity string

@description('How far back the account can be restored to any second. 7 days cost nothing.')
@allowed([7, 30])
param backupDays int

// What queries filter or sort by, container by container, as in Storing/Cosmos; /pk/? and /type/? are always indexed. A path that is missing here makes its query
// slow and dear, one too many makes every write dear.
var indexed = {
  items: [
    '/received/?'
    '/place/?'
    '/due/?'
    '/waiting/?'
    '/respondent/?'
    '/themes/[]/id/?'
    '/concerns/[]/state/?'
    '/about/[]/value/?'
    '/tagger/?'
    '/unread/?'
    '/doubt/?'
    '/drawn/?'
    '/unthemed/?'
    '/decided/?'
    '/decisions/?'
    '/half/?'
    '/refused/?'
    '/recording/state/?'
    '/recording/settled/?'
    '/recording/shelved/name/?'
  ]
  ledgers: ['/n/?', '/arrival/?', '/feedback/[]/?', '/handled/?', '/month/?', '/day/?', '/epoch/?', '/last/?', '/person/?']
  books: [
    '/place/?'
    '/state/?'
    '/at/?'
    '/n/?'
    '/touched/?'
    '/uploaded/?'
    '/texts/[]/id/?'
    '/replies/[]/id/?'
    '/told/[]/?'
    '/code/?'
    '/draft/recording/name/?'
  ]
}

// Sorted by two paths.
var sorted = {
  items: [['/received', '/id']]
  ledgers: []
  books: []
}

var dataContributor = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    capabilities: capacity == 'serverless' ? [{ name: 'EnableServerless' }] : []
    enableFreeTier: capacity == 'free'
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: backupDays == 7 ? 'Continuous7Days' : 'Continuous30Days' }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: 'feedback'
  properties: {
    resource: { id: 'feedback' }
    options: capacity == 'serverless' ? {} : { autoscaleSettings: { maxThroughput: 1000 } }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [
  for each in items(indexed): {
    parent: database
    name: each.key
    properties: {
      resource: {
        id: each.key
        partitionKey: { kind: 'Hash', version: 2, paths: ['/pk'] }
        defaultTtl: -1
        indexingPolicy: {
          automatic: true
          indexingMode: 'consistent'
          includedPaths: map(concat(['/pk/?', '/type/?'], each.value), path => { path: path })
          excludedPaths: [{ path: '/*' }]
          compositeIndexes: map(sorted[each.key], paths => map(paths, path => { path: path, order: 'descending' }))
        }
      }
    }
  }
]

resource access 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    // The client reads the account before anything else, and the account holds nothing but this product.
    scope: account.id
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
output database string = database.name
