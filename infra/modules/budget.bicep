// Mail before the month's money is spent. A budget tells; it stops nothing.

@description('Name of the budget.')
param name string

@description('Money for a month, in the currency of the subscription.')
param amount int

@description('First day of the month that it begins with, yyyy-MM-01. It must not change once the budget is there.')
param startDate string

@description('Who is told, besides the owners of the resource group.')
param emails string[]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: empty(startDate)
        ? fail('A budget needs budgetStartDate (BUDGET_START_DATE): the first day of this month, yyyy-MM-01.')
        : startDate
    }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactRoles: [
          'Owner'
        ]
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactRoles: [
          'Owner'
        ]
      }
    }
  }
}
