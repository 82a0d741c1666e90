metadata description = 'What the product is told about its surroundings. Secrets are references to the vault, never values.'

param storageBlobEndpoint string
param cosmosEndpoint string
param cosmosDatabase string
param vaultUri string
param keyVersions object
param connectionString string
param clientId string
param organisationName string
param organisationTelephone string
param timeZone string
param publicBaseUrl string
param openIdAuthority string
param openIdClientId string
param firstAdministrator string
param languageEndpoint string
param speechEndpoint string
param emailEndpoint string
param emailFrom string
param texts bool
param textsEndpoint string
param textsFrom string
param moreSettings object

// Names of the secrets, as hooks/make-keys.sh and hooks/register-app.sh write them.
var secrets = { Identity: 'identity', Envelope: 'envelope', SignIn: 'sign-in', Sealing: 'sealing' }
var clientSecret = 'open-id-client-secret'

var store = {
  Storing__Store: 'Cosmos'
  Storing__Queue: 'Azure'
  Cosmos__Endpoint: cosmosEndpoint
  Cosmos__Database: cosmosDatabase
  Cosmos__ClientId: clientId
  FeedbackBlobs__blobServiceUri: storageBlobEndpoint
  FeedbackBlobs__clientId: clientId
  // The package is read-only and the machine is not kept: nothing here outlives the process.
  FEEDBACK_DATA: '/tmp/feedback-data'
}

var telemetry = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
}

var organisation = {
  Organisation__Name: organisationName
  Organisation__Telephone: organisationTelephone
  Organisation__TimeZone: timeZone
  Organisation__PublicBaseUrl: publicBaseUrl
}

var signingIn = union(
  {
    SigningIn__FirstAdministrator: firstAdministrator
    // What a program prints goes to the log, and whoever reads the log could follow the link.
    SigningIn__PrintLinkAtStart: 'false'
  },
  empty(openIdAuthority)
    ? {}
    : {
        OpenIdConnect__Authority: openIdAuthority
        OpenIdConnect__ClientId: openIdClientId
        OpenIdConnect__ClientSecret: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${clientSecret})'
      }
)

var keyPairs = flatten(map(
  items(keyVersions),
  key =>
    map(range(1, key.value), version => {
      name: 'Securing__Keys__${key.key}__${version}'
      value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${secrets[key.key]}-${version})'
    })
))

var language = empty(languageEndpoint)
  ? {}
  : { AzureLanguage__Enabled: 'true', AzureLanguage__Endpoint: languageEndpoint, AzureLanguage__ClientId: clientId }
var speech = empty(speechEndpoint)
  ? {}
  : { AzureSpeech__Enabled: 'true', AzureSpeech__Endpoint: speechEndpoint, AzureSpeech__ClientId: clientId }
var email = empty(emailEndpoint) ? {} : { AzureEmail__Endpoint: emailEndpoint, AzureEmail__From: emailFrom }
var textsIn = texts ? { AzureTexts__FromQueue: 'true' } : {}
var textsOut = texts && !empty(textsFrom)
  ? {
      Texting__Provider: 'CommunicationServices'
      AzureTexts__Endpoint: textsEndpoint
      AzureTexts__From: textsFrom
    }
  : {}

output settings object = union(
  store,
  telemetry,
  organisation,
  signingIn,
  toObject(keyPairs, pair => pair.name, pair => pair.value),
  language,
  speech,
  email,
  textsIn,
  textsOut,
  moreSettings
)
