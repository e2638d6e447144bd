DROP INDEX IX_DeadLetterAct_begun ON ops.DeadLetterAct;
GO
