// The plan and the app: Flex Consumption, without passwords for deployment, its traffic through our network. What it reads as settings is
// in app-settings.bicep. CORS is the app's own business (docs/security.md), so the platform's stays off.

@description('Name of the plan.')
param planName string

@description('Name of the app, and the first part of its host name.')
param name string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the service in azure.yaml, by which azd finds the app.')
param serviceName string

@description('Resource id of the identity that the app is.')
param identityId string

@description('Container that the package is deployed to, with the address of its storage account.')
param deploymentContainerUrl string

@description('Subnet that its outgoing traffic comes from.')
param subnetId string

@description('Node.js that it runs on.')
@allowed([
  '22'
  '24'
])
param nodeVersion string

@description('Memory of an instance.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int

@description('Instances that there are at most.')
param maximumInstanceCount int

@description('HTTP requests that an instance answers at a time, 0 for what the platform thinks right for its memory.')
param httpConcurrency int

@description('Instances that never sleep, by what they do.')
param alwaysReady alwaysReadyCount[]

@description('Instances in several availability zones.')
param zoneRedundant bool

@description('Whether anybody reaches the API, or only the private endpoint and Event Grid.')
param publicApi bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('So many instances of a scale group (http, blob) or of one function (function:<name>) never sleep.')
type alwaysReadyCount = {
  @description('Name of the group or function.')
  name: string

  @description('How many, 0 for none.')
  instanceCount: int
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: subnetId
    functionAppConfig: {
      runtime: {
        name: 'node'
        version: nodeVersion
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: filter(alwaysReady, group => group.instanceCount > 0)
        triggers: httpConcurrency > 0
          ? {
              http: {
                perInstanceConcurrency: httpConcurrency
              }
            }
          : null
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
    }
    siteConfig: {
      // Event Grid's deliveries speak TLS 1.2 at most, so 1.3 cannot be asked for.
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // Event Grid cannot deliver to a private endpoint (https://learn.microsoft.com/azure/event-grid/consume-private-endpoints): its
      // addresses stay let in, and its key is asked for.
      ipSecurityRestrictionsDefaultAction: publicApi ? 'Allow' : 'Deny'
      ipSecurityRestrictions: publicApi
        ? []
        : [
            {
              name: 'event-grid'
              description: 'Deliveries of storage events'
              tag: 'ServiceTag'
              ipAddress: 'AzureEventGrid'
              action: 'Allow'
              priority: 100
            }
          ]
      scmIpSecurityRestrictionsDefaultAction: publicApi ? 'Allow' : 'Deny'
      scmIpSecurityRestrictionsUseMain: false
    }
  }
}

// Deployment is by Microsoft Entra alone. Flex Consumption refuses ftpsState: FTP is off by this.
// https://github.com/microsoft/azure-pipelines-tasks/issues/21032
resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'log-analytics'
  properties: {
    workspaceId: workspaceId
    // What the app logs before its telemetry stands, among it a start that fails for its settings.
    logs: [
      {
        category: 'FunctionAppLogs'
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

@description('Resource id of the app.')
output id string = app.id

@description('Name of the app.')
output name string = app.name

@description('Address of the app.')
output uri string = 'https://${app.properties.defaultHostName}'
