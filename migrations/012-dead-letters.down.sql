DROP TABLE ops.DeadLetterAct;
GO
