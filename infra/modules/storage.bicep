// The storage account of the host and of the files. Nobody has a key: every request is signed by an identity, or by a user delegation key.

@description('Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('How many copies there are, and where.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param sku string

@description('Whether it answers on its public address.')
param publicNetworkAccess bool

@description('Origins whose pages may upload.')
param allowedOrigins string[]

@description('Days that a deleted or overwritten blob can be had back, 0 for none.')
param blobSoftDeleteDays int

@description('Days that a deleted container can be had back, 0 for none.')
param containerSoftDeleteDays int

@description('Each access to a blob goes to Log Analytics, with its name and the address that it came from.')
param logAccess bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    isLocalUserEnabled: false
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: publicNetworkAccess ? 'Allow' : 'Deny'
      // Event Grid and Defender for Storage reach it as trusted services.
      bypass: 'AzureServices'
    }
  }
}

// Versions are off, and so is soft delete unless days are given: an erased profile's files have to be gone (docs/adr/0007-erasure.md).
resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: false
    deleteRetentionPolicy: blobSoftDeleteDays > 0
      ? {
          enabled: true
          days: blobSoftDeleteDays
        }
      : {
          enabled: false
        }
    containerDeleteRetentionPolicy: containerSoftDeleteDays > 0
      ? {
          enabled: true
          days: containerSoftDeleteDays
        }
      : {
          enabled: false
        }
    // An upload is one PUT with the headers that the API hands out (docs/http.md#upload-a-resume).
    cors: {
      corsRules: empty(allowedOrigins)
        ? []
        : [
            {
              allowedOrigins: allowedOrigins
              allowedMethods: [
                'PUT'
              ]
              allowedHeaders: [
                'content-type'
                'x-ms-blob-type'
                'x-ms-meta-filename'
              ]
              exposedHeaders: []
              maxAgeInSeconds: 3600
            }
          ]
    }
  }
}

resource accountDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'log-analytics'
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobService
  name: 'log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: logAccess
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the account.')
output id string = account.id

@description('Name of the account.')
output name string = account.name

@description('Address of the blob service, with its last slash.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Address of the queue service.')
output queueEndpoint string = account.properties.primaryEndpoints.queue

@description('Address of the table service.')
output tableEndpoint string = account.properties.primaryEndpoints.table
