// The dashboard: one workbook over the workspace, whose tiles are in ../workbook.json.

@description('Name that people read.')
param displayName string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Log Analytics workspace that it reads.')
param workspaceId string

// A workbook's name is a GUID.
resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'stepkeeper')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    sourceId: workspaceId
    version: 'Notebook/1.0'
    serializedData: loadTextContent('../workbook.json')
  }
}
