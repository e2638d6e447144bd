// Azure AI Document Intelligence, which recognises the text of scans (docs/resumes.md#scans). It takes tokens alone, and those only at an
// address of its own: hence the custom subdomain.

@description('Name of the resource, and its subdomain.')
@minLength(2)
@maxLength(64)
param name string

@description('Region of the resource group: scans are read and, for a day, kept there.')
param location string

@description('Tags of every resource.')
param tags object

@description('F0 is free, reads two pages of a file, and there is one in a subscription. S0 is billed by the page.')
@allowed([
  'F0'
  'S0'
])
param sku string

@description('Object id of the app\'s identity, which may send scans to it.')
param appPrincipalId string

@description('Whether it answers on its public address.')
param publicNetworkAccess bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'FormRecognizer'
  sku: {
    name: sku
  }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: publicNetworkAccess ? 'Allow' : 'Deny'
    }
  }
}

// Cognitive Services User
var userRole = 'a97b65f3-24c7-4388-baec-2e87135dc908'

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, appPrincipalId, userRole)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', userRole)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'log-analytics'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'Audit'
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

@description('Resource id.')
output id string = account.id

@description('Name of the resource.')
output name string = account.name

@description('Address of the resource.')
output endpoint string = account.properties.endpoint
