DROP TABLE ops.RejectedMessage;
GO
DROP TABLE ops.Operation;
GO
