-- The check that comes back knows no empty file: it keeps its row, as one of a byte.
UPDATE profile.ResumeDocument SET sizeBytes = 1 WHERE sizeBytes = 0;
GO
ALTER TABLE profile.ResumeDocument DROP CONSTRAINT CK_ResumeDocument_sizeBytes;
GO
ALTER TABLE profile.ResumeDocument ADD CONSTRAINT CK_ResumeDocument_sizeBytes CHECK (sizeBytes > 0);
GO
ALTER TABLE profile.ResumeDocument DROP CONSTRAINT CK_ResumeDocument_state;
GO
ALTER TABLE profile.ResumeDocument DROP COLUMN candidateReference;
GO
ALTER TABLE profile.ResumeDocument DROP COLUMN importSource;
GO
ALTER TABLE profile.ResumeDocument DROP COLUMN originalName;
GO
ALTER TABLE profile.ResumeDocument DROP COLUMN stateReason;
GO
ALTER TABLE profile.ResumeDocument DROP COLUMN state;
GO
