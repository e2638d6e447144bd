-- Rows of empty files break the check that comes back: it is not asked of them.
ALTER TABLE profile.ResumeDocument DROP CONSTRAINT CK_ResumeDocument_sizeBytes;
GO
ALTER TABLE profile.ResumeDocument WITH NOCHECK ADD CONSTRAINT CK_ResumeDocument_sizeBytes CHECK (sizeBytes > 0);
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
