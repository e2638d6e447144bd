// The one identity that the app is: everything it may do is granted to it, and nothing is granted to anybody else for it.

@description('Name of the identity.')
param name string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, for the app that bears it.')
output id string = identity.id

@description('Name, which is also the name of its database user.')
output name string = identity.name

@description('Client id: by this Azure SQL and the SDKs know it.')
output clientId string = identity.properties.clientId

@description('Object id of its service principal: to this roles are assigned.')
output principalId string = identity.properties.principalId
