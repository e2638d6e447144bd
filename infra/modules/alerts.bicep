// What somebody has to be woken for, or told. Each alert names the heading of docs/operations.md that says what to do.

@description('Region of the resource group.')
param location string

@description('Tags of every resource.')
param tags object

@description('Begins the names of the alerts.')
param namePrefix string

@description('Log Analytics workspace that the app\'s metrics are in.')
param workspaceId string

@description('Resource id of the Service Bus namespace.')
param serviceBusId string

@description('Resource id of the Event Grid topic.')
param eventGridTopicId string

@description('Resource id of the database, empty where it is none of ours.')
param databaseId string

@description('Resource id of the action group.')
param actionGroupId string

@description('Where docs/operations.md is read.')
param runbookUrl string

@description('Seconds that the oldest message of a queue may wait.')
param queueAgeSeconds int

@description('Batches that may fail within a quarter of an hour: each is tried again.')
param failedBatches int

@description('SQL errors that may come within a quarter of an hour: deadlocks and throttling are waited out.')
param sqlErrors int

@description('Answers 5xx within a quarter of an hour that are no cause to tell anybody.')
param httpErrors int

// What the app measures. Thresholds are what may be: more than that fires.
var logAlerts = [
  {
    name: 'queue-age'
    displayName: 'Messages wait too long'
    query: loadTextContent('../queries/queue-age.kql')
    aggregation: 'Maximum'
    dimension: 'Queue'
    threshold: queueAgeSeconds
    severity: 2
    frequency: 'PT5M'
    window: 'PT10M'
    resolves: true
  }
  {
    name: 'failed-batches'
    displayName: 'Batches fail'
    query: loadTextContent('../queries/failed-batches.kql')
    aggregation: 'Total'
    dimension: 'Reason'
    threshold: failedBatches
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
    resolves: true
  }
  {
    name: 'sql-errors'
    displayName: 'SQL errors'
    query: loadTextContent('../queries/sql-errors.kql')
    aggregation: 'Total'
    dimension: 'Number'
    threshold: sqlErrors
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
    resolves: true
  }
  {
    name: 'audit-findings'
    displayName: 'The audit chain does not hold'
    query: loadTextContent('../queries/audit-findings.kql')
    aggregation: 'Total'
    dimension: ''
    threshold: 0
    severity: 0
    frequency: 'PT15M'
    window: 'PT30M'
    resolves: false
  }
  {
    name: 'no-heartbeat'
    displayName: 'The queues are not watched'
    query: loadTextContent('../queries/no-heartbeat.kql')
    aggregation: 'Count'
    dimension: ''
    threshold: 0
    severity: 1
    frequency: 'PT5M'
    window: 'PT15M'
    resolves: true
  }
  {
    name: 'http-errors'
    displayName: 'The API answers 5xx'
    query: loadTextContent('../queries/http-errors.kql')
    aggregation: 'Total'
    dimension: ''
    threshold: httpErrors
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
    resolves: true
  }
]

// What the platform measures, whatever becomes of the app.
var metricAlerts = [
  {
    name: 'dead-letters'
    scope: serviceBusId
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    threshold: 0
    dimension: 'EntityName'
    severity: 2
    window: 'PT5M'
  }
  {
    name: 'events-dropped'
    scope: eventGridTopicId
    namespace: 'Microsoft.EventGrid/systemTopics'
    metric: 'DroppedEventCount'
    aggregation: 'Total'
    threshold: 0
    dimension: ''
    severity: 3
    window: 'PT15M'
  }
  {
    name: 'database-busy'
    scope: databaseId
    namespace: 'Microsoft.Sql/servers/databases'
    metric: 'cpu_percent'
    aggregation: 'Average'
    threshold: 90
    dimension: ''
    severity: 3
    window: 'PT15M'
  }
  {
    name: 'database-space'
    scope: databaseId
    namespace: 'Microsoft.Sql/servers/databases'
    metric: 'storage_percent'
    aggregation: 'Maximum'
    threshold: 85
    dimension: ''
    severity: 2
    window: 'PT15M'
  }
]

resource logRules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: '${namePrefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.displayName
      description: 'Runbook: ${runbookUrl}#alert-${alert.name}'
      severity: alert.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: alert.frequency
      windowSize: alert.window
      // The tables are empty, and their dynamic columns unknown, before the app has run for the first time.
      skipQueryValidation: true
      autoMitigate: alert.resolves
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: alert.aggregation
            metricMeasureColumn: alert.aggregation == 'Count' ? null : 'Value'
            dimensions: empty(alert.dimension)
              ? []
              : [
                  {
                    name: alert.dimension
                    operator: 'Include'
                    values: [
                      '*'
                    ]
                  }
                ]
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          actionGroupId
        ]
      }
    }
  }
]

resource metricRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in filter(metricAlerts, one => !empty(one.scope)): {
    name: '${namePrefix}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: 'Runbook: ${runbookUrl}#alert-${alert.name}'
      severity: alert.severity
      enabled: true
      scopes: [
        alert.scope
      ]
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: alert.namespace
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: 'GreaterThan'
            threshold: alert.threshold
            skipMetricValidation: true
            dimensions: empty(alert.dimension)
              ? []
              : [
                  {
                    name: alert.dimension
                    operator: 'Include'
                    values: [
                      '*'
                    ]
                  }
                ]
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroupId
        }
      ]
    }
  }
]
