// Private endpoints, and the DNS zones by which names lead to them.
// Names of zones and sub-resources: https://learn.microsoft.com/azure/private-link/private-endpoint-dns

@description('Ends the names of the endpoints.')
param nameSuffix string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Network that the zones are linked to.')
param virtualNetworkId string

@description('Subnet that the endpoints stand in.')
param subnetId string

@description('Resource id of the storage account.')
param storageAccountId string

@description('Resource id of the Service Bus namespace.')
param serviceBusId string

@description('Resource id of the vault.')
param keyVaultId string

@description('Resource id of the function app.')
param appId string

@description('Resource id of the SQL server, empty where it is reached otherwise.')
param sqlServerId string

@description('Resource id of Document Intelligence, empty where there is none.')
param documentIntelligenceId string

// What is reached by a private address: as which sub-resource, and in which zone its name is kept.
var targets = filter(
  [
    {
      name: 'blob'
      resourceId: storageAccountId
      group: 'blob'
      zone: 'privatelink.blob.${environment().suffixes.storage}'
    }
    {
      name: 'queue'
      resourceId: storageAccountId
      group: 'queue'
      zone: 'privatelink.queue.${environment().suffixes.storage}'
    }
    {
      name: 'table'
      resourceId: storageAccountId
      group: 'table'
      zone: 'privatelink.table.${environment().suffixes.storage}'
    }
    {
      name: 'service-bus'
      resourceId: serviceBusId
      group: 'namespace'
      zone: 'privatelink.servicebus.windows.net'
    }
    {
      name: 'key-vault'
      resourceId: keyVaultId
      group: 'vault'
      zone: 'privatelink.vaultcore.azure.net'
    }
    {
      name: 'app'
      resourceId: appId
      group: 'sites'
      zone: 'privatelink.azurewebsites.net'
    }
    {
      name: 'sql'
      resourceId: sqlServerId
      group: 'sqlServer'
      zone: 'privatelink${environment().suffixes.sqlServerHostname}'
    }
    {
      name: 'document-intelligence'
      resourceId: documentIntelligenceId
      group: 'account'
      zone: 'privatelink.cognitiveservices.azure.com'
    }
  ],
  target => !empty(target.resourceId)
)

module zones 'br/public:avm/res/network/private-dns-zone:0.8.1' = [
  for target in targets: {
    name: 'private-dns-zone-${target.name}'
    params: {
      name: target.zone
      location: 'global'
      tags: tags
      enableTelemetry: false
      virtualNetworkLinks: [
        {
          name: 'app-network'
          virtualNetworkResourceId: virtualNetworkId
          registrationEnabled: false
        }
      ]
    }
  }
]

module endpoints 'br/public:avm/res/network/private-endpoint:0.11.1' = [
  for (target, index) in targets: {
    name: 'private-endpoint-${target.name}'
    params: {
      name: 'pep-${target.name}-${nameSuffix}'
      location: location
      tags: tags
      enableTelemetry: false
      subnetResourceId: subnetId
      privateLinkServiceConnections: [
        {
          name: target.name
          properties: {
            privateLinkServiceId: target.resourceId
            groupIds: [
              target.group
            ]
          }
        }
      ]
      privateDnsZoneGroup: {
        privateDnsZoneGroupConfigs: [
          {
            privateDnsZoneResourceId: zones[index].outputs.resourceId
          }
        ]
      }
    }
  }
]
