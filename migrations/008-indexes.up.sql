-- The indexes that reads and the writer need. Each is built from a table that may be large, so they are a step of their own.
-- For the DBA: a build as written here keeps writers of its table out until it is done. Where the edition has it (Enterprise, Azure SQL),
-- build the indexes by hand before, with WITH (ONLINE = ON) at the end of each statement, and enter the step in dbo.StepkeeperMigration
-- with the SHA-256 of this file in hex as its checksum: it then counts as applied.
-- The history of one item.
CREATE NONCLUSTERED INDEX IX_Change_item ON audit.Change (profileId, entity, itemId, sequence);
GO
-- The change set of an operation.
CREATE NONCLUSTERED INDEX IX_ChangeSet_operation ON audit.ChangeSet (profileId, operationId);
GO
-- Operations of a profile, newest first; status for those of one outcome.
CREATE NONCLUSTERED INDEX IX_Operation_profile ON ops.Operation (profileId, operationNumber) INCLUDE (status);
GO
-- What became of a bulk, in the order of its lines.
CREATE NONCLUSTERED INDEX IX_Operation_bulk ON ops.Operation (bulkId, bulkLine, operationNumber)
    INCLUDE (status, profileId, operationId, errorCode) WHERE bulkId IS NOT NULL;
GO
-- The time spent in a step, out of the index alone.
CREATE NONCLUSTERED INDEX IX_StepEvent_kind ON builder.StepEvent (profileId, step, kind) INCLUDE (sessionId, occurredAt);
GO
-- Pages over everything of a profile.
CREATE NONCLUSTERED INDEX IX_StepEvent_export ON builder.StepEvent (profileId, stepEventId);
GO
CREATE NONCLUSTERED INDEX IX_ValidationError_export ON builder.ValidationError (profileId, validationErrorId);
GO
