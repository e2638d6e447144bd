// For one's own trials, deployed without azd: az deployment sub create --location <region> --parameters infra/parameters/dev.bicepparam
// The same values as dev.env, which is azd's; a test holds the two together.
using '../main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'stepkeeper-dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param oidcIssuer = readEnvironmentVariable('OIDC_ISSUER', 'https://issuer.invalid')
param oidcAudience = readEnvironmentVariable('OIDC_AUDIENCE', 'stepkeeper')
param corsAllowedOrigins = readEnvironmentVariable('CORS_ALLOWED_ORIGINS', '')

param maximumInstanceCount = 14
param sqlComputeModel = 'serverless'
param sqlVCores = 2
param sqlMinVCores = '0.5'
param sqlBackupRedundancy = 'Local'
param anchorImmutabilityDays = 7
param archiveImmutabilityDays = 7
param logRetentionDays = 30
param logDailyCapGb = 1
