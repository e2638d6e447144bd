-- Change sets whose reason the chain covers by its hash no longer verify once the hash is gone.
DROP INDEX IX_Operation_status ON ops.Operation;
GO
DROP INDEX IX_Operation_bulk ON ops.Operation;
GO
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
DROP INDEX IX_Change_item ON audit.Change;
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
