// Every setting that the app reads on Azure, in one place: shared/config.ts says what each means (docs/architecture.md#settings), a test
// holds the two together. Nothing here is secret: what is, is a reference into the vault, which the app's identity follows.

@description('Name of the app.')
param appName string

@description('Client id of the app\'s identity.')
param clientId string

@description('Host name of the SQL server, empty where a connection string in the vault takes its place.')
param sqlServer string

@description('Name of the database, empty where a connection string in the vault takes its place.')
param sqlDatabase string

@description('Host name of the Service Bus namespace.')
param serviceBusHostName string

@description('Address of the blob service.')
param blobEndpoint string

@description('Address of the queue service.')
param queueEndpoint string

@description('Address of the table service.')
param tableEndpoint string

@description('Address of the vault, with its last slash.')
param keyVaultUri string

@description('Connection string of Application Insights, which is no credential.')
param insightsConnectionString string

@description('Whose tokens are taken, as `iss` says it.')
param oidcIssuer string

@description('For whom tokens are issued, as `aud` says it.')
param oidcAudience string

@description('Where the issuer\'s keys are, empty where discovery tells it.')
param oidcJwksUri string

@description('Algorithms of signatures that are taken, separated by commas.')
param oidcAlgorithms string

@description('Seconds that clocks may differ by.')
param oidcClockSkewSeconds int

@description('Claim that holds the roles.')
param authRolesClaim string

@description('Claim that says who it is.')
param authSubjectClaim string

@description('Claim that holds the own profile, empty where it is derived.')
param authProfileClaim string

@description('Origins whose pages may ask, separated by commas.')
param corsAllowedOrigins string

@description('Share of traces that is kept, 0 to 1.')
param traceSamplingRatio string

@description('Memory of an instance in MB: on the smallest one resume is parsed at a time, in less of it.')
param instanceMemoryMB int

@description('Minutes that an address for an upload may be used.')
param resumesUploadMinutes int

@description('What an imported resume says as surely goes into drafts, 0 to 1; empty: nothing does.')
param resumesDraftConfidence string

@description('No resume is opened before its malware scan.')
param resumesAwaitScan bool

@description('Address of Document Intelligence, empty where scans are not recognised.')
param resumesOcrEndpoint string

@description('Model that scans are recognised with.')
param resumesOcrModel string

var isSmall = instanceMemoryMB == 512

var settings = {
  // Who the app is.
  AZURE_CLIENT_ID: clientId

  // The host: its own storage and its telemetry, as the app's identity.
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  AzureWebJobsStorage__blobServiceUri: blobEndpoint
  AzureWebJobsStorage__queueServiceUri: queueEndpoint
  AzureWebJobsStorage__tableServiceUri: tableEndpoint
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: traceSamplingRatio

  // Queues, and who looks after them.
  ServiceBusConnection__credential: 'managedidentity'
  ServiceBusConnection__clientId: clientId
  ServiceBusConnection__fullyQualifiedNamespace: serviceBusHostName
  PROFILE_COMMANDS_QUEUE: 'profile-commands'
  RESUME_FILES_QUEUE: 'resume-files'
  WATCH_SCHEDULE: '0 * * * * *'
  DEAD_LETTER_REPLAY_SCHEDULE: '0 */5 * * * *'

  // The writer and the audit.
  WRITER_RETRY_BUDGET_SECONDS: '40'
  AUDIT_ANCHOR_SCHEDULE: '0 15 2 * * *'
  AUDIT_CHAIN_KEYS: '@Microsoft.KeyVault(SecretUri=${keyVaultUri}secrets/audit-chain-keys)'

  // Who may ask.
  AUTH_MODE: 'oidc'
  OIDC_ISSUER: oidcIssuer
  OIDC_AUDIENCE: oidcAudience
  OIDC_ALGORITHMS: oidcAlgorithms
  OIDC_CLOCK_SKEW_SECONDS: string(oidcClockSkewSeconds)
  AUTH_ROLES_CLAIM: authRolesClaim
  AUTH_SUBJECT_CLAIM: authSubjectClaim
  CORS_ALLOWED_ORIGINS: corsAllowedOrigins

  // Resumes.
  RESUMES_PARSERS: isSmall ? '1' : '2'
  RESUMES_PARSER_HEAP_MB: isSmall ? '192' : '256'
  RESUMES_UPLOAD_MINUTES: string(resumesUploadMinutes)
  RESUMES_RECONCILE_SCHEDULE: '0 */5 * * * *'
  RESUMES_RECONCILE_AFTER_MINUTES: '5'
  RESUMES_AWAIT_SCAN: resumesAwaitScan ? 'true' : 'false'
  RESUMES_OCR_MODEL: resumesOcrModel
}

// To be set or not to be there at all: an empty one would be a fault.
var optionalSettings = {
  SQL_SERVER: sqlServer
  SQL_DATABASE: sqlDatabase
  SQL_CONNECTION_STRING: empty(sqlServer) ? '@Microsoft.KeyVault(SecretUri=${keyVaultUri}secrets/sql-connection-string)' : ''
  OIDC_JWKS_URI: oidcJwksUri
  AUTH_PROFILE_CLAIM: authProfileClaim
  RESUMES_DRAFT_CONFIDENCE: resumesDraftConfidence
  RESUMES_OCR_ENDPOINT: resumesOcrEndpoint
}

// Of the host and of the worker, for the local stack too.
var sharedSettings = loadJsonContent('../app-settings.json')

var givenSettings = toObject(
  filter(items(optionalSettings), setting => !empty(setting.value)),
  setting => setting.key,
  setting => setting.value
)

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, sharedSettings, givenSettings)
}
