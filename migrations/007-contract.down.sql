-- Three losses do harm beyond themselves: who read what; reasons that the chain covers by their hash (their change sets no longer verify
-- without it); that a profile was erased (commands from before it would be applied again). docs/data-model.md says what to do.
ALTER TABLE ops.Operation DROP COLUMN bulkLine;
GO
ALTER TABLE ops.Operation DROP COLUMN bulkId;
GO
ALTER TABLE ops.Operation DROP CONSTRAINT CK_Operation_conflict;
GO
ALTER TABLE ops.Operation DROP COLUMN conflict;
GO
DROP TABLE audit.Access;
GO
ALTER TABLE audit.ChangeSet DROP COLUMN reasonHash;
GO
ALTER TABLE audit.ChangeSet DROP COLUMN reasonSalt;
GO
-- What the narrower check does not allow goes first.
DELETE FROM builder.ValidationError WHERE attempted = 'item';
GO
ALTER TABLE builder.ValidationError DROP CONSTRAINT CK_ValidationError_attempted;
GO
ALTER TABLE builder.ValidationError ADD CONSTRAINT CK_ValidationError_attempted CHECK (attempted IN ('draft', 'submit'));
GO
DROP TABLE builder.ItemWrite;
GO
ALTER TABLE builder.Session DROP CONSTRAINT CK_Session_draftRevisions;
GO
ALTER TABLE builder.Session DROP COLUMN draftRevisions;
GO
ALTER TABLE builder.StepProgress DROP COLUMN skippedAt;
GO
ALTER TABLE builder.StepProgress DROP COLUMN firstEnteredAt;
GO
ALTER TABLE profile.Profile DROP COLUMN erasedOperationId;
GO
ALTER TABLE profile.Profile DROP COLUMN erasedAt;
GO
