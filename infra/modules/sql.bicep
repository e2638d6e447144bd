// Azure SQL: a server that knows no passwords, and one database.

@description('Name of the server.')
param serverName string

@description('Name of the database.')
param databaseName string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the Microsoft Entra administrator, for people to read: the id counts.')
param administratorName string

@description('Object id of the administrator, or of an application its client id.')
param administratorId string

@description('What the administrator is.')
@allowed([
  'User'
  'Group'
  'Application'
])
param administratorType string

@description('serverless is billed by the second by what is used, provisioned by what there is.')
@allowed([
  'serverless'
  'provisioned'
])
param computeModel string

@description('vCores, of serverless the most that it takes.')
param vCores int

@description('vCores that serverless never goes below, a decimal number.')
param minVCores string

@description('Largest size of the database in GB.')
param maxSizeGb int

@description('A replica in another availability zone.')
param zoneRedundant bool

@description('Where backups are kept: in the same datacenter, zones, the paired region, or both.')
@allowed([
  'Local'
  'Zone'
  'Geo'
  'GeoZone'
])
param backupRedundancy string

@description('Days that the database can be put back to any point in time of.')
@minValue(1)
@maxValue(35)
param backupDays int

@description('Weeks that a weekly backup is kept, 0 for none.')
param longTermWeeks int

@description('Whether it answers on its public address, and there to the app\'s subnet alone.')
param publicNetworkAccess bool

@description('Subnet of the app.')
param appSubnetId string

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

// Who came in and who changed what may be done. Not the batches: their text holds what people entered.
var auditedActions = [
  'SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP'
  'FAILED_DATABASE_AUTHENTICATION_GROUP'
  'DATABASE_PRINCIPAL_CHANGE_GROUP'
  'DATABASE_ROLE_MEMBER_CHANGE_GROUP'
  'DATABASE_PERMISSION_CHANGE_GROUP'
  'DATABASE_OBJECT_PERMISSION_CHANGE_GROUP'
  'SCHEMA_OBJECT_PERMISSION_CHANGE_GROUP'
]

resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: serverName
  location: location
  tags: tags
  properties: {
    version: '12.0'
    minimalTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      principalType: administratorType
      login: administratorName
      sid: empty(administratorId)
        ? fail('Azure SQL needs sqlAdministratorId (SQL_ADMINISTRATOR_ID): the object id of who administers it, a group for example.')
        : administratorId
      tenantId: tenant().tenantId
    }
  }
}

resource appSubnetRule 'Microsoft.Sql/servers/virtualNetworkRules@2023-08-01' = if (publicNetworkAccess) {
  parent: server
  name: 'app'
  properties: {
    virtualNetworkSubnetId: appSubnetId
    ignoreMissingVnetServiceEndpoint: false
  }
}

// It never pauses: timers of the app look into it every few minutes, so a pause would be over before it is worth anything.
resource database 'Microsoft.Sql/servers/databases@2023-08-01' = {
  parent: server
  name: databaseName
  location: location
  tags: tags
  sku: {
    name: computeModel == 'serverless' ? 'GP_S_Gen5' : 'GP_Gen5'
    tier: 'GeneralPurpose'
    family: 'Gen5'
    capacity: vCores
  }
  properties: {
    minCapacity: computeModel == 'serverless' ? json(minVCores) : null
    autoPauseDelay: computeModel == 'serverless' ? -1 : null
    maxSizeBytes: maxSizeGb * 1073741824
    zoneRedundant: zoneRedundant
    requestedBackupStorageRedundancy: backupRedundancy
  }
}

resource shortTermBackups 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies@2023-08-01' = {
  parent: database
  name: 'default'
  properties: {
    retentionDays: backupDays
    diffBackupIntervalInHours: 12
  }
}

resource longTermBackups 'Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies@2023-08-01' = if (longTermWeeks > 0) {
  parent: database
  name: 'default'
  properties: {
    weeklyRetention: 'P${longTermWeeks}W'
  }
  dependsOn: [
    shortTermBackups
  ]
}

resource auditing 'Microsoft.Sql/servers/auditingSettings@2023-08-01' = {
  parent: server
  name: 'default'
  properties: {
    state: 'Enabled'
    isAzureMonitorTargetEnabled: true
    auditActionsAndGroups: auditedActions
  }
}

// A server's audit leaves by way of master.
resource master 'Microsoft.Sql/servers/databases@2023-08-01' existing = {
  parent: server
  name: 'master'
}

resource auditDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: master
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'SQLSecurityAuditEvents'
        enabled: true
      }
    ]
  }
  dependsOn: [
    auditing
    database
  ]
}

// Errors and Deadlocks are left out: their texts may repeat values of rows.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: database
  name: 'log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'Timeouts'
        enabled: true
      }
      {
        category: 'Blocks'
        enabled: true
      }
      {
        category: 'DatabaseWaitStatistics'
        enabled: true
      }
      {
        category: 'QueryStoreRuntimeStatistics'
        enabled: true
      }
      {
        category: 'QueryStoreWaitStatistics'
        enabled: true
      }
      {
        category: 'AutomaticTuning'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Basic'
        enabled: true
      }
      {
        category: 'InstanceAndAppAdvanced'
        enabled: true
      }
      {
        category: 'WorkloadManagement'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the server.')
output id string = server.id

@description('Name of the server.')
output serverName string = server.name

@description('Host name of the server.')
output hostName string = server.properties.fullyQualifiedDomainName

@description('Name of the database.')
output databaseName string = database.name

@description('Resource id of the database.')
output databaseId string = database.id
