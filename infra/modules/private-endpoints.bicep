// Private endpoints, and the DNS zones by which names lead to them.
// Names of zones and groups: https://learn.microsoft.com/azure/private-link/private-endpoint-dns

@description('What is to be reached by a private address.')
type privateTarget = {
  @description('Part of the endpoint\'s name.')
  name: string

  @description('Resource id of what it leads to.')
  resourceId: string

  @description('Its sub-resource, as Private Link calls it: blob, namespace, sqlServer, …')
  group: string

  @description('Private DNS zone that its name is kept in.')
  zone: string
}

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Network that the zones are linked to.')
param virtualNetworkId string

@description('Subnet that the endpoints stand in.')
param subnetId string

@description('What is to be reached.')
param targets privateTarget[]

// Two targets may share a zone.
var zoneNames = union(map(targets, target => target.zone), [])

module zones 'br/public:avm/res/network/private-dns-zone:0.8.1' = [
  for zoneName in zoneNames: {
    name: 'private-dns-zone-${uniqueString(zoneName)}'
    params: {
      name: zoneName
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
  for target in targets: {
    name: 'private-endpoint-${target.name}'
    params: {
      name: 'pep-${target.name}'
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
            privateDnsZoneResourceId: resourceId('Microsoft.Network/privateDnsZones', target.zone)
          }
        ]
      }
    }
    dependsOn: [
      zones
    ]
  }
]
