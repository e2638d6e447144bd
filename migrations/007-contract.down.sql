-- Three things must not get lost by the way: who read what, reasons that the chain covers by their hash (their change sets no longer
-- verify without it), and that a profile was erased (commands from before it would be applied again). Where there are rows of these, the
-- check that no such row meets cannot be added, error 547 ends the step, and nothing was taken back. docs/data-model.md says what to do.
ALTER TABLE audit.Access WITH CHECK ADD CONSTRAINT CK_Access_noneIsLost CHECK (accessId IS NULL);
GO
ALTER TABLE audit.Access DROP CONSTRAINT CK_Access_noneIsLost;
GO
ALTER TABLE audit.ChangeSet WITH CHECK ADD CONSTRAINT CK_ChangeSet_noReasonIsLost CHECK (reasonHash IS NULL);
GO
ALTER TABLE audit.ChangeSet DROP CONSTRAINT CK_ChangeSet_noReasonIsLost;
GO
ALTER TABLE profile.Profile WITH CHECK ADD CONSTRAINT CK_Profile_noErasureIsLost CHECK (erasedAt IS NULL);
GO
ALTER TABLE profile.Profile DROP CONSTRAINT CK_Profile_noErasureIsLost;
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
