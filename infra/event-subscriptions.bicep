// Storage events to the functions that take files. Deployed to the resource group after the app's code, for Event Grid asks the webhook
// whether it wants them, and its key is made by the host when it starts. The key stays within Azure Resource Manager.
// https://learn.microsoft.com/azure/azure-functions/functions-event-grid-blob-trigger

targetScope = 'resourceGroup'

@description('Name of the system topic (output EVENT_GRID_TOPIC_NAME).')
param eventGridTopicName string

@description('Name of the function app (output SERVICE_API_NAME).')
param functionAppName string

@description('Largest resume file in bytes: what is larger is left to the comparison, which refuses it without reading (docs/resumes.md).')
@minValue(1)
param largestResume int = 20971520

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: eventGridTopicName
}

resource resumes 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'resumes'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.resumes&code=${listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension}'
        minimumTlsVersionAllowed: '1.2'
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobCreated'
      ]
      subjectBeginsWith: '/blobServices/default/containers/resumes/'
      advancedFilters: [
        {
          operatorType: 'NumberLessThanOrEquals'
          key: 'data.contentLength'
          value: largestResume
        }
      ]
    }
  }
}

resource imports 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'imports'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.imports&code=${listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension}'
        minimumTlsVersionAllowed: '1.2'
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobCreated'
      ]
      subjectBeginsWith: '/blobServices/default/containers/imports/'
      subjectEndsWith: '.ndjson'
    }
  }
  // One change of a topic at a time.
  dependsOn: [
    resumes
  ]
}
