DROP TABLE ops.BackfillFinding;
GO
DROP TABLE ops.BackfillCheckpoint;
GO
DROP TABLE ops.BackfillRun;
GO
