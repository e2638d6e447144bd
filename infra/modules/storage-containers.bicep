// The containers: those that containers.json names for the local stack too, the deployed package's, and what is immutable of them.

@description('Name of the storage account.')
param accountName string

@description('Days that nobody can change or delete an audit anchor, 0 for no policy.')
@minValue(0)
@maxValue(146000)
param anchorImmutabilityDays int

@description('Days that nobody can change or delete a file of archived audit rows, 0 for no policy.')
@minValue(0)
@maxValue(146000)
param archiveImmutabilityDays int

@description('The policies have been locked by hand: they are left alone, for a locked policy can only be extended.')
param immutabilityLocked bool

@description('Days after which files of the container imports are deleted, 0 for never.')
@minValue(0)
@maxValue(3650)
param importRetentionDays int

var deploymentContainer = 'app-package'
var anchorContainer = 'audit-anchors'
var archiveContainer = 'audit-archive'
var containerNames = union(loadJsonContent('../containers.json'), [
  anchorContainer
  archiveContainer
  deploymentContainer
])

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: accountName

  resource blobService 'blobServices' existing = {
    name: 'default'
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for containerName in containerNames: {
    parent: account::blobService
    name: containerName
    properties: {
      publicAccess: 'None'
    }
  }
]

resource anchors 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  parent: account::blobService
  name: anchorContainer
}

resource archive 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  parent: account::blobService
  name: archiveContainer
}

// Time-based retention of a container, unlocked: locking is an act of its own that a template cannot do
// (https://learn.microsoft.com/rest/api/storagerp/blob-containers/lock-immutability-policy).
resource anchorPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = if (anchorImmutabilityDays > 0 && !immutabilityLocked) {
  parent: anchors
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: anchorImmutabilityDays
    allowProtectedAppendWrites: false
  }
  dependsOn: [
    containers
  ]
}

resource archivePolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = if (archiveImmutabilityDays > 0 && !immutabilityLocked) {
  parent: archive
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: archiveImmutabilityDays
    allowProtectedAppendWrites: false
  }
  dependsOn: [
    containers
  ]
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = if (importRetentionDays > 0) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-imports'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                'imports/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: importRetentionDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

@description('Container that the app is deployed from.')
output deploymentContainer string = deploymentContainer
