// For candidates, deployed without azd: az deployment sub create --location <region> --parameters infra/parameters/prod.bicepparam
// The same values as prod.env, which is azd's; a test holds the two together.
using '../main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'stepkeeper-prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param oidcIssuer = readEnvironmentVariable('OIDC_ISSUER', 'https://issuer.invalid')
param oidcAudience = readEnvironmentVariable('OIDC_AUDIENCE', 'stepkeeper')
param corsAllowedOrigins = readEnvironmentVariable('CORS_ALLOWED_ORIGINS', '')
param sqlAdministratorId = readEnvironmentVariable('SQL_ADMINISTRATOR_ID', '')
param sqlAdministratorName = readEnvironmentVariable('SQL_ADMINISTRATOR_NAME', 'stepkeeper-administrators')
param sqlAdministratorType = 'Group'
param alertEmails = readEnvironmentVariable('ALERT_EMAILS', '')
param runbookUrl = readEnvironmentVariable('RUNBOOK_URL', 'docs/operations.md')
param budgetAmount = int(readEnvironmentVariable('BUDGET_AMOUNT', '0'))
param budgetStartDate = readEnvironmentVariable('BUDGET_START_DATE', '')

param maximumInstanceCount = 29
param alwaysReadyHttp = 2
param alwaysReadyWriter = 2
param alwaysReadyBlob = 2
param vnetEnabled = true
param serviceBusSku = 'Premium'
param serviceBusMessagingUnits = 1
param storageSku = 'Standard_ZRS'
param containerSoftDeleteDays = 14
param malwareScanning = true
param sqlComputeModel = 'provisioned'
param sqlVCores = 4
param sqlMaxSizeGb = 256
param sqlZoneRedundant = true
param sqlBackupRedundancy = 'Geo'
param sqlBackupDays = 14
param sqlLongTermWeeks = 4
param keyVaultPurgeProtection = true
param keyVaultSoftDeleteDays = 90
param logRetentionDays = 90
