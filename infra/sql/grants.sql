-- What the app may do in the database, and no more: the rights that its own statements need, table by table. No rights to change a table, none on
-- what a backfill remembers, and the audit can only be added to: of rows that are there it may empty those columns that an erasure takes
-- (docs/adr/0007-erasure.md). A test compares this file with the app's statements, and another one runs the app with nothing else.
-- After `migrate up`, by a db_owner, as often as one likes:
--   sqlcmd -b -S host -d jobs -G -i infra/sql/grants.sql     (sqlcmd in Go: -G signs in as az has)
IF DATABASE_PRINCIPAL_ID('stepkeeper_app') IS NULL CREATE ROLE stepkeeper_app;
GO
-- The schema's version, which the app looks at before it starts to work.
GRANT SELECT ON dbo.StepkeeperMigration TO stepkeeper_app;

-- A profile is never deleted: an erased one keeps its place in the order of writes, and its chain.
GRANT SELECT, INSERT, UPDATE ON profile.Profile TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.Address TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.Education TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.Certification TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.WorkExperience TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.Project TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.CareerAspiration TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.ResumeDocument TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile.ResumeParsingData TO stepkeeper_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON builder.Session TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON builder.StepDraft TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON builder.StepProgress TO stepkeeper_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON builder.ItemWrite TO stepkeeper_app;
GRANT SELECT, INSERT, DELETE ON builder.StepEvent TO stepkeeper_app;
GRANT SELECT, INSERT, DELETE ON builder.ValidationError TO stepkeeper_app;

GRANT SELECT, INSERT ON audit.ChangeSet TO stepkeeper_app;
GRANT UPDATE ON audit.ChangeSet (reason, reasonSalt) TO stepkeeper_app;
GRANT SELECT, INSERT ON audit.Change TO stepkeeper_app;
GRANT UPDATE ON audit.Change (changedFields, beforeValue, afterValue, salt) TO stepkeeper_app;
GRANT SELECT, INSERT ON audit.Access TO stepkeeper_app;
GRANT SELECT, INSERT ON audit.ChainKey TO stepkeeper_app;
GRANT SELECT ON audit.ArchivedLinks TO stepkeeper_app;
GRANT SELECT ON audit.ChainCheckpoint TO stepkeeper_app;
GRANT UPDATE ON audit.ChainCheckpoint (state, stateSalt, valuesKey) TO stepkeeper_app;

GRANT SELECT, INSERT ON ops.Operation TO stepkeeper_app;
GRANT UPDATE ON ops.Operation (conflict, errorDetail, fingerprint) TO stepkeeper_app;
GRANT SELECT, INSERT, DELETE ON ops.RejectedMessage TO stepkeeper_app;
GRANT UPDATE ON ops.RejectedMessage (body) TO stepkeeper_app;
GRANT SELECT, INSERT ON ops.DeadLetterAct TO stepkeeper_app;
GRANT UPDATE ON ops.DeadLetterAct (state, fingerprint, reason, updatedBy, lastUpdated) TO stepkeeper_app;
GO
