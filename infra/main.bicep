// Stepkeeper on Azure: one resource group with all it needs. `azd up` deploys it; docs/infrastructure.md tells what it is made of and why.
// Deployed twice it is the same: no name and no value hangs on the time or on chance.

targetScope = 'subscription'

// ---- What azd says -------------------------------------------------------------------------------------------------------------

@description('Name of the azd environment: part of the names, and the tag azd-env-name.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region of all resources. Flex Consumption is not in every one: az functionapp list-flexconsumption-locations')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Name of the resource group, rg-<environment> unless it is said.')
param resourceGroupName string = ''

@description('Object id of whoever deploys: may write the vault\'s values, and is the database\'s administrator unless another is named. Empty: nobody.')
param principalId string = ''

@description('What whoever deploys is.')
@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param principalType string = 'User'

// ---- Who may ask (docs/security.md) --------------------------------------------------------------------------------------------

@description('Whose tokens are taken, as `iss` says it.')
@minLength(1)
param oidcIssuer string

@description('For whom tokens are issued, as `aud` says it.')
@minLength(1)
param oidcAudience string

@description('Where the issuer\'s keys are, empty where its discovery document tells it.')
param oidcJwksUri string = ''

@description('Algorithms of signatures that are taken, separated by commas.')
param oidcAlgorithms string = 'RS256'

@description('Seconds that the issuer\'s clock and ours may differ by.')
@minValue(0)
@maxValue(300)
param oidcClockSkewSeconds int = 60

@description('Claim that holds the roles.')
param authRolesClaim string = 'roles'

@description('Claim that says who it is. Profiles hang on it: decide before the first candidate comes.')
param authSubjectClaim string = 'sub'

@description('Claim that holds the own profile, empty where it is derived from issuer and subject.')
param authProfileClaim string = ''

@description('Origins whose pages may ask and upload, separated by commas.')
param corsAllowedOrigins string = ''

// ---- The app -------------------------------------------------------------------------------------------------------------------

@description('Node.js that the app runs on.')
@allowed([
  '22'
  '24'
])
param nodeVersion string = '22'

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Instances that there are at most. Each may hold 20 connections to the database, of which a busy one uses about 10 at a time: times 10 it stays below 75 a vCore.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 14

@description('HTTP requests that an instance answers at a time, 0 for what the platform thinks right for its memory.')
@minValue(0)
@maxValue(1000)
param httpConcurrency int = 0

@description('Instances that never sleep and answer HTTP.')
@minValue(0)
@maxValue(20)
param alwaysReadyHttp int = 0

@description('Instances that never sleep and write what is queued.')
@minValue(0)
@maxValue(20)
param alwaysReadyWriter int = 0

@description('Instances that never sleep and take files.')
@minValue(0)
@maxValue(20)
param alwaysReadyBlob int = 0

@description('The app in several availability zones: the platform then keeps two instances of each function that scales alone, and bills them.')
param appZoneRedundant bool = false

// ---- The network ---------------------------------------------------------------------------------------------------------------

@description('Private endpoints for all, and public addresses off. Service Bus is Premium then, and whoever deploys has to be in the network.')
param vnetEnabled bool = false

@description('With vnetEnabled: anybody still reaches the API, which asks each caller for a token.')
param publicApi bool = true

@description('With vnetEnabled: pages still reach the storage account to upload, with an address signed for one file.')
param publicUploads bool = true

@description('Address space of the network, /23 or larger.')
param vnetAddressPrefix string = '10.40.0.0/22'

// ---- Service Bus ---------------------------------------------------------------------------------------------------------------

@description('Standard is billed by operations, Premium by the hour for throughput of its own. Changing it means a new namespace.')
@allowed([
  'Standard'
  'Premium'
])
param serviceBusSku string = 'Standard'

@description('Messaging units of Premium.')
@allowed([
  1
  2
  4
  8
  16
])
param serviceBusMessagingUnits int = 1

@description('Writers are added by the length of the queue, for which the app has to own its queues. Otherwise one by one while messages wait.')
param scaleByQueueLength bool = false

// ---- Storage and resumes -------------------------------------------------------------------------------------------------------

@description('How many copies there are of files, and where.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_LRS'

@description('Days that deleted and overwritten files can be had back, those of erased people among them; 0: erased is erased.')
@minValue(0)
@maxValue(365)
param blobSoftDeleteDays int = 0

@description('Days that a deleted container can be had back, 0 for none.')
@minValue(0)
@maxValue(365)
param containerSoftDeleteDays int = 7

@description('Days after which files of the container imports are deleted, 0 for never.')
@minValue(0)
@maxValue(3650)
param importRetentionDays int = 30

@description('Days that nobody can change or delete an audit anchor, 0 for no policy.')
@minValue(0)
@maxValue(146000)
param anchorImmutabilityDays int = 365

@description('Days that nobody can change or delete archived audit rows, 0 for no policy. An erasure reaches them all the same: values are sealed under a key that it deletes.')
@minValue(0)
@maxValue(146000)
param archiveImmutabilityDays int = 365

@description('The immutability policies have been locked by hand, so they are left alone from now on.')
param immutabilityLocked bool = false

@description('Each access to a blob is logged, with its name, which may be a person\'s, and the address that it came from.')
param logStorageAccess bool = false

@description('Defender for Storage scans what comes, and no resume is opened before it is found clean. Billed by the GB.')
param malwareScanning bool = false

@description('GB that are scanned in a month at most, -1 for no limit.')
@minValue(-1)
param malwareScanCapGb int = 50

@description('Scans are sent to Document Intelligence, which is billed by the page: docs/resumes.md says what leaves the app.')
param recognizeScans bool = false

@description('F0 is free, reads two pages of a file, and there is one in a subscription.')
@allowed([
  'F0'
  'S0'
])
param documentIntelligenceSku string = 'S0'

@description('Model that scans are recognised with: layout also tells headings, and costs more.')
@allowed([
  'prebuilt-read'
  'prebuilt-layout'
])
param resumesOcrModel string = 'prebuilt-read'

@description('Minutes that an address for an upload may be used.')
@minValue(1)
@maxValue(50)
param resumesUploadMinutes int = 15

@description('What an imported resume says as surely goes into drafts unasked, 0 to 1; empty: nothing does.')
param resumesDraftConfidence string = ''

// ---- SQL -----------------------------------------------------------------------------------------------------------------------

@description('No Azure SQL is made: the app uses a server that is there already.')
param useExistingSqlServer bool = false

@description('With useExistingSqlServer: host name of an Azure SQL server that the app enters by its identity. Empty: sql-connection-string in the vault.')
param existingSqlServer string = ''

@description('With existingSqlServer: name of the database.')
param existingSqlDatabase string = ''

@description('With vnetEnabled and existingSqlServer: its resource id, for a private endpoint to it. Empty: the network leads there otherwise.')
param existingSqlServerId string = ''

@description('serverless is billed by the second by what is used, provisioned by what there is.')
@allowed([
  'serverless'
  'provisioned'
])
param sqlComputeModel string = 'serverless'

@description('vCores, of serverless the most that it takes.')
@allowed([
  2
  4
  6
  8
  10
  12
  14
  16
  18
  20
  24
  32
  40
])
param sqlVCores int = 2

@description('vCores that serverless never goes below, and is billed for at least. No less than an eighth of sqlVCores.')
@allowed([
  '0.5'
  '1'
  '2'
  '3'
  '4'
  '5'
])
param sqlMinVCores string = '0.5'

@description('Largest size of the database in GB.')
@minValue(1)
@maxValue(1024)
param sqlMaxSizeGb int = 32

@description('A replica of the database in another availability zone, where the region has them.')
param sqlZoneRedundant bool = false

@description('Where backups are kept: in the same datacenter, other zones, the paired region, or both.')
@allowed([
  'Local'
  'Zone'
  'Geo'
  'GeoZone'
])
param sqlBackupRedundancy string = 'Local'

@description('Days that the database can be put back to any point in time of.')
@minValue(1)
@maxValue(35)
param sqlBackupDays int = 7

@description('Weeks that a weekly backup is kept, 0 for none.')
@minValue(0)
@maxValue(520)
param sqlLongTermWeeks int = 0

@description('Object id of the database\'s administrator (of an application its client id). A group is best: people and pipelines change.')
param sqlAdministratorId string = principalId

@description('Name of the database\'s administrator, for people to read.')
param sqlAdministratorName string = 'stepkeeper-administrator'

@description('What the database\'s administrator is.')
@allowed([
  'User'
  'Group'
  'Application'
])
param sqlAdministratorType string = principalType == 'ServicePrincipal' ? 'Application' : 'User'

// ---- The vault -----------------------------------------------------------------------------------------------------------------

@description('Nobody can delete the vault for good before the days of its soft delete are over. It cannot be turned off again.')
param keyVaultPurgeProtection bool = false

@description('Days that what was deleted from the vault can be had back. Fixed once the vault is there.')
@minValue(7)
@maxValue(90)
param keyVaultSoftDeleteDays int = 7

// ---- Watching ------------------------------------------------------------------------------------------------------------------

@description('Days that logs, metrics and traces are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('GB of logs that are taken in a day at most, -1 for no limit. What comes after it is lost, and alerts with it.')
@minValue(-1)
param logDailyCapGb int = -1

@description('Share of traces that is kept, 0 to 1. Metrics, and spans of the app that failed, are kept whole.')
param traceSamplingRatio string = '1'

@description('Addresses that alerts and the budget are mailed to, separated by commas.')
param alertEmails string = ''

@description('Where docs/operations.md is read, for the links in the alerts.')
param runbookUrl string = 'docs/operations.md'

@description('Seconds that the oldest message of a queue may wait before somebody is told.')
@minValue(60)
param alertQueueAgeSeconds int = 300

@description('Batches that may fail within a quarter of an hour before somebody is told.')
@minValue(0)
param alertFailedBatches int = 5

@description('SQL errors that may come within a quarter of an hour before somebody is told.')
@minValue(0)
param alertSqlErrors int = 20

@description('Answers 5xx that may be given within a quarter of an hour before somebody is told.')
@minValue(0)
param alertHttpErrors int = 10

@description('Money that a month may cost, in the currency of the subscription, 0 for no budget.')
@minValue(0)
param budgetAmount int = 0

@description('First day of the month that the budget begins with, yyyy-MM-01, the same for ever.')
param budgetStartDate string = ''

// ---- Names ---------------------------------------------------------------------------------------------------------------------

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }
// https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations
var names = {
  resourceGroup: empty(resourceGroupName) ? 'rg-${environmentName}' : resourceGroupName
  identity: 'id-${token}'
  network: 'vnet-${token}'
  workspace: 'log-${token}'
  insights: 'appi-${token}'
  serviceBus: 'sbns-${token}'
  storage: 'st${token}'
  sqlServer: 'sql-${token}'
  sqlDatabase: 'sqldb-stepkeeper'
  keyVault: 'kv-${token}'
  documentIntelligence: 'di-${token}'
  eventGridTopic: 'egst-${token}'
  plan: 'asp-${token}'
  app: 'func-${token}'
  actionGroup: 'ag-${token}'
  budget: 'budget-${token}'
}

var origins = filter(map(split(corsAllowedOrigins, ','), one => trim(one)), one => !empty(one))
var emails = filter(map(split(alertEmails, ','), one => trim(one)), one => !empty(one))

var serviceBusTier = vnetEnabled ? 'Premium' : serviceBusSku
var publicStorage = !vnetEnabled || publicUploads
var publicApp = !vnetEnabled || publicApi

// ---- Resources -----------------------------------------------------------------------------------------------------------------

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: names.resourceGroup
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: names.identity
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  scope: group
  params: {
    name: names.network
    location: location
    tags: tags
    addressPrefix: vnetAddressPrefix
    privateEndpoints: vnetEnabled
    workspaceId: monitoring.outputs.workspaceId
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  name: 'service-bus'
  scope: group
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    sku: serviceBusTier
    messagingUnits: serviceBusMessagingUnits
    publicNetworkAccess: !vnetEnabled
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: names.storage
    location: location
    tags: tags
    sku: storageSku
    publicNetworkAccess: publicStorage
    allowedOrigins: origins
    blobSoftDeleteDays: blobSoftDeleteDays
    containerSoftDeleteDays: containerSoftDeleteDays
    logAccess: logStorageAccess
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storageContainers 'modules/storage-containers.bicep' = {
  name: 'storage-containers'
  scope: group
  params: {
    accountName: storage.outputs.name
    anchorImmutabilityDays: anchorImmutabilityDays
    archiveImmutabilityDays: archiveImmutabilityDays
    immutabilityLocked: immutabilityLocked
    importRetentionDays: importRetentionDays
  }
}

module malwareScans 'modules/malware-scanning.bicep' = if (malwareScanning) {
  name: 'malware-scanning'
  scope: group
  params: {
    accountName: storage.outputs.name
    capGbPerMonth: malwareScanCapGb
  }
  // A storage account has one system topic. Where there is none yet, the scanner makes its own, and ours could not be made any more.
  dependsOn: [
    eventGridTopic
  ]
}

module eventGridTopic 'modules/event-grid-topic.bicep' = {
  name: 'event-grid-topic'
  scope: group
  params: {
    name: names.eventGridTopic
    location: location
    tags: tags
    storageAccountId: storage.outputs.id
    workspaceId: monitoring.outputs.workspaceId
  }
}

module sql 'modules/sql.bicep' = if (!useExistingSqlServer) {
  name: 'sql'
  scope: group
  params: {
    serverName: names.sqlServer
    databaseName: names.sqlDatabase
    location: location
    tags: tags
    administratorName: sqlAdministratorName
    administratorId: sqlAdministratorId
    administratorType: sqlAdministratorType
    computeModel: sqlComputeModel
    vCores: sqlVCores
    minVCores: sqlMinVCores
    maxSizeGb: sqlMaxSizeGb
    zoneRedundant: sqlZoneRedundant
    backupRedundancy: sqlBackupRedundancy
    backupDays: sqlBackupDays
    longTermWeeks: sqlLongTermWeeks
    publicNetworkAccess: !vnetEnabled
    appSubnetId: network.outputs.appSubnetId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    name: names.keyVault
    location: location
    tags: tags
    purgeProtection: keyVaultPurgeProtection
    softDeleteDays: keyVaultSoftDeleteDays
    publicNetworkAccess: !vnetEnabled
    workspaceId: monitoring.outputs.workspaceId
  }
}

module documentIntelligence 'modules/document-intelligence.bicep' = if (recognizeScans) {
  name: 'document-intelligence'
  scope: group
  params: {
    name: names.documentIntelligence
    location: location
    tags: tags
    sku: documentIntelligenceSku
    appPrincipalId: identity.outputs.principalId
    publicNetworkAccess: !vnetEnabled
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roleAssignments 'modules/role-assignments.bicep' = {
  name: 'role-assignments'
  scope: group
  params: {
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
    serviceBusName: serviceBus.outputs.name
    storageAccountName: storage.outputs.name
    keyVaultName: keyVault.outputs.name
    insightsName: monitoring.outputs.insightsName
    scaleByQueueLength: scaleByQueueLength
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    planName: names.plan
    name: names.app
    location: location
    tags: tags
    serviceName: 'api'
    identityId: identity.outputs.id
    deploymentContainerUrl: '${storage.outputs.blobEndpoint}${storageContainers.outputs.deploymentContainer}'
    subnetId: network.outputs.appSubnetId
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    httpConcurrency: httpConcurrency
    alwaysReady: [
      { name: 'http', instanceCount: alwaysReadyHttp }
      { name: 'function:profile-commands', instanceCount: alwaysReadyWriter }
      { name: 'blob', instanceCount: alwaysReadyBlob }
    ]
    zoneRedundant: appZoneRedundant
    publicApi: publicApp
    workspaceId: monitoring.outputs.workspaceId
  }
  // The app reaches its package and its storage as soon as it is there.
  dependsOn: [
    roleAssignments
  ]
}

module appSettings 'modules/app-settings.bicep' = {
  name: 'app-settings'
  scope: group
  params: {
    appName: app.outputs.name
    clientId: identity.outputs.clientId
    sqlServer: useExistingSqlServer ? existingSqlServer : sql!.outputs.hostName
    sqlDatabase: useExistingSqlServer ? existingSqlDatabase : sql!.outputs.databaseName
    serviceBusHostName: serviceBus.outputs.hostName
    blobEndpoint: storage.outputs.blobEndpoint
    queueEndpoint: storage.outputs.queueEndpoint
    tableEndpoint: storage.outputs.tableEndpoint
    keyVaultUri: keyVault.outputs.uri
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    oidcIssuer: oidcIssuer
    oidcAudience: oidcAudience
    oidcJwksUri: oidcJwksUri
    oidcAlgorithms: oidcAlgorithms
    oidcClockSkewSeconds: oidcClockSkewSeconds
    authRolesClaim: authRolesClaim
    authSubjectClaim: authSubjectClaim
    authProfileClaim: authProfileClaim
    corsAllowedOrigins: corsAllowedOrigins
    traceSamplingRatio: traceSamplingRatio
    instanceMemoryMB: instanceMemoryMB
    resumesUploadMinutes: resumesUploadMinutes
    resumesDraftConfidence: resumesDraftConfidence
    resumesAwaitScan: malwareScanning
    resumesOcrEndpoint: recognizeScans ? documentIntelligence!.outputs.endpoint : ''
    resumesOcrModel: resumesOcrModel
  }
}

// ---- Private endpoints ---------------------------------------------------------------------------------------------------------

module privateEndpoints 'modules/private-endpoints.bicep' = if (vnetEnabled) {
  name: 'private-endpoints'
  scope: group
  params: {
    nameSuffix: token
    location: location
    tags: tags
    virtualNetworkId: network.outputs.id
    subnetId: network.outputs.endpointSubnetId
    storageAccountId: storage.outputs.id
    serviceBusId: serviceBus.outputs.id
    keyVaultId: keyVault.outputs.id
    appId: app.outputs.id
    sqlServerId: useExistingSqlServer ? existingSqlServerId : sql!.outputs.id
    documentIntelligenceId: recognizeScans ? documentIntelligence!.outputs.id : ''
  }
}

// ---- Watching ------------------------------------------------------------------------------------------------------------------

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    displayName: 'Stepkeeper (${environmentName})'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module actionGroup 'modules/action-group.bicep' = {
  name: 'action-group'
  scope: group
  params: {
    name: names.actionGroup
    tags: tags
    emails: emails
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    namePrefix: 'stepkeeper-${environmentName}'
    workspaceId: monitoring.outputs.workspaceId
    serviceBusId: serviceBus.outputs.id
    eventGridTopicId: eventGridTopic.outputs.id
    databaseId: useExistingSqlServer ? '' : sql!.outputs.databaseId
    actionGroupId: actionGroup.outputs.id
    runbookUrl: runbookUrl
    queueAgeSeconds: alertQueueAgeSeconds
    failedBatches: alertFailedBatches
    sqlErrors: alertSqlErrors
    httpErrors: alertHttpErrors
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  scope: group
  params: {
    name: names.budget
    amount: budgetAmount
    startDate: budgetStartDate
    emails: emails
  }
}

// ---- What azd and its hooks read ------------------------------------------------------------------------------------------------

@description('Region.')
output AZURE_LOCATION string = location

@description('Microsoft Entra tenant.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('Resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output SERVICE_API_NAME string = app.outputs.name

@description('Address of the function app.')
output SERVICE_API_URI string = app.outputs.uri

@description('Client id of the app\'s identity: by it Azure SQL knows the app.')
output AZURE_CLIENT_ID string = identity.outputs.clientId

@description('Name of the app\'s identity: its database user is called so.')
output APP_IDENTITY_NAME string = identity.outputs.name

@description('Object id of the app\'s identity.')
output APP_IDENTITY_OBJECT_ID string = identity.outputs.principalId

@description('Host name of the SQL server, empty where a connection string in the vault takes its place.')
output SQL_SERVER string = useExistingSqlServer ? existingSqlServer : sql!.outputs.hostName

@description('Name of the database, empty where a connection string in the vault takes its place.')
output SQL_DATABASE string = useExistingSqlServer ? existingSqlDatabase : sql!.outputs.databaseName

@description('Name of our SQL server, empty where it is none of ours.')
output SQL_SERVER_NAME string = useExistingSqlServer ? '' : sql!.outputs.serverName

@description('Name of the vault.')
output KEY_VAULT_NAME string = keyVault.outputs.name

@description('Address of the vault.')
output KEY_VAULT_URI string = keyVault.outputs.uri

@description('Name of the storage account.')
output STORAGE_ACCOUNT_NAME string = storage.outputs.name

@description('Host name of the Service Bus namespace.')
output SERVICE_BUS_NAMESPACE string = serviceBus.outputs.hostName

@description('Name of the Event Grid topic.')
output EVENT_GRID_TOPIC_NAME string = eventGridTopic.outputs.name

@description('Whether there are private endpoints, and public addresses are off.')
output VNET_ENABLED bool = vnetEnabled

@description('Whether the database is none of ours.')
output USE_EXISTING_SQL_SERVER bool = useExistingSqlServer
