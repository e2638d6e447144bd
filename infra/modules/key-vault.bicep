// The vault of the few values that have to be secret: the keys of the audit chain, and the connection string of a SQL Server of one's own.

@description('Name of the vault.')
param name string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Nobody can delete the vault or a value for good before the days of soft delete are over. It cannot be turned off again.')
param purgeProtection bool

@description('Days that what was deleted can be had back. Fixed once the vault is there.')
@minValue(7)
@maxValue(90)
param softDeleteDays int

@description('Whether it answers on its public address.')
param publicNetworkAccess bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: softDeleteDays
    // The service takes true or nothing.
    enablePurgeProtection: purgeProtection ? true : null
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: publicNetworkAccess ? 'Allow' : 'Deny'
      bypass: 'None'
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the vault.')
output id string = vault.id

@description('Name of the vault.')
output name string = vault.name

@description('Address of the vault, with its last slash.')
output uri string = vault.properties.vaultUri
