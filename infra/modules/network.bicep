// The network that the app's outgoing traffic comes from. It is always there, so that Azure SQL can take connections from it alone; the
// subnet of private endpoints stays empty unless they are asked for.
// Flex Consumption wants a subnet of its own, delegated to Microsoft.App/environments:
// https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#enable-virtual-network-integration

@description('Name of the virtual network.')
param name string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Address space, /23 or larger: the app takes its first /24, the private endpoints the /26 behind it.')
param addressPrefix string

@description('With private endpoints, nothing goes to Azure SQL by its public address, so there is no service endpoint for it.')
param privateEndpoints bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

var appSubnet = 'app'
var endpointSubnet = 'private-endpoints'

module virtualNetwork 'br/public:avm/res/network/virtual-network:0.8.1' = {
  name: 'virtual-network'
  params: {
    name: name
    location: location
    tags: tags
    enableTelemetry: false
    addressPrefixes: [
      addressPrefix
    ]
    subnets: [
      {
        name: appSubnet
        addressPrefix: cidrSubnet(addressPrefix, 24, 0)
        delegation: 'Microsoft.App/environments'
        serviceEndpoints: privateEndpoints ? [] : ['Microsoft.Sql']
      }
      {
        name: endpointSubnet
        addressPrefix: cidrSubnet(addressPrefix, 26, 4)
        privateEndpointNetworkPolicies: 'Disabled'
      }
    ]
    diagnosticSettings: [
      {
        workspaceResourceId: workspaceId
      }
    ]
  }
}

@description('Resource id of the network, which the private DNS zones are linked to.')
output id string = virtualNetwork.outputs.resourceId

@description('Resource id of the subnet of the app.')
output appSubnetId string = '${virtualNetwork.outputs.resourceId}/subnets/${appSubnet}'

@description('Resource id of the subnet of the private endpoints.')
output endpointSubnetId string = '${virtualNetwork.outputs.resourceId}/subnets/${endpointSubnet}'
