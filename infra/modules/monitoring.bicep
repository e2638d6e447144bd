// Where logs, metrics and traces go. Nobody sends with a key: local authentication is off in both.

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights resource.')
param insightsName string

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('GB that the workspace takes in a day at most, -1 for no limit. What comes after it is lost, alerts among it.')
param dailyCapGb int

module workspace 'br/public:avm/res/operational-insights/workspace:0.14.2' = {
  name: 'log-analytics'
  params: {
    name: workspaceName
    location: location
    tags: tags
    enableTelemetry: false
    skuName: 'PerGB2018'
    dataRetention: retentionDays
    dailyQuotaGb: dailyCapGb
    // Saved queries need no storage account of ours.
    forceCmkForQuery: false
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    // Who asked for which logs is itself a log.
    diagnosticSettings: [
      {
        useThisWorkspace: true
      }
    ]
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.resourceId
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
    DisableIpMasking: false
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.outputs.resourceId

@description('Name of the Application Insights resource.')
output insightsName string = insights.name

@description('Says where telemetry goes; with local authentication off it lets nobody in.')
output insightsConnectionString string = insights.properties.ConnectionString
