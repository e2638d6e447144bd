// The namespace and its queues, which queues.json describes for the local stack too.

@description('Name of the namespace.')
param name string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Standard is billed by operations; Premium has instances of its own, private endpoints, and messages over 256 KB.')
@allowed([
  'Standard'
  'Premium'
])
param sku string

@description('Messaging units, of Premium alone.')
@allowed([
  1
  2
  4
  8
  16
])
param messagingUnits int

@description('Whether it answers on its public address. Standard can do nothing else.')
param publicNetworkAccess bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

var queues = loadJsonContent('../queues.json')

// Availability zones are used by themselves where the region has them: zoneRedundant is not for us to say
// (https://learn.microsoft.com/azure/reliability/reliability-service-bus).
resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku
    tier: sku
    capacity: sku == 'Premium' ? messagingUnits : null
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess ? 'Enabled' : 'Disabled'
  }
}

resource namespaceQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in queues: {
    parent: namespace
    name: queue.name
    properties: {
      maxSizeInMegabytes: queue.maxSizeInMegabytes
      lockDuration: queue.lockDuration
      maxDeliveryCount: queue.maxDeliveryCount
      defaultMessageTimeToLive: queue.defaultMessageTimeToLive
      deadLetteringOnMessageExpiration: queue.deadLetteringOnMessageExpiration
      requiresDuplicateDetection: queue.requiresDuplicateDetection
      duplicateDetectionHistoryTimeWindow: queue.duplicateDetectionHistoryTimeWindow
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: namespace
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

@description('Resource id of the namespace.')
output id string = namespace.id

@description('Name of the namespace.')
output name string = namespace.name

@description('Host name of the namespace, as the SDKs want it.')
output hostName string = split(replace(namespace.properties.serviceBusEndpoint, 'https://', ''), ':')[0]
