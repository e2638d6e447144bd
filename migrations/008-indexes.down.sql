DROP INDEX IX_ValidationError_export ON builder.ValidationError;
GO
DROP INDEX IX_StepEvent_export ON builder.StepEvent;
GO
DROP INDEX IX_StepEvent_kind ON builder.StepEvent;
GO
DROP INDEX IX_Operation_bulk ON ops.Operation;
GO
DROP INDEX IX_Operation_profile ON ops.Operation;
GO
DROP INDEX IX_ChangeSet_operation ON audit.ChangeSet;
GO
DROP INDEX IX_Change_item ON audit.Change;
GO
