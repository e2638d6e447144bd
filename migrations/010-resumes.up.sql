-- What the service knows of a stored resume file. All columns are NULL for an entry that a candidate typed without a file.
-- Short locks only: the columns may be NULL, and no row can break the checks, so they are added WITH NOCHECK.
-- quarantined: it waits for its verdict; available: it may be downloaded; refused: it may not, and stateReason says why.
ALTER TABLE profile.ResumeDocument ADD state varchar(20) NULL;
GO
ALTER TABLE profile.ResumeDocument ADD stateReason varchar(60) NULL;
GO
-- What the file was called when it came: fileName is what the candidate calls it.
ALTER TABLE profile.ResumeDocument ADD originalName nvarchar(255) NULL;
GO
-- What the importer said of the file: where it comes from, and who the candidate is there.
ALTER TABLE profile.ResumeDocument ADD importSource nvarchar(100) NULL;
GO
ALTER TABLE profile.ResumeDocument ADD candidateReference nvarchar(200) NULL;
GO
ALTER TABLE profile.ResumeDocument WITH NOCHECK ADD CONSTRAINT CK_ResumeDocument_state CHECK (state IN ('quarantined', 'available', 'refused'));
GO
-- An empty file that somebody dropped has a row too: it is refused. Every row has met the narrower check.
ALTER TABLE profile.ResumeDocument DROP CONSTRAINT CK_ResumeDocument_sizeBytes;
GO
ALTER TABLE profile.ResumeDocument WITH NOCHECK ADD CONSTRAINT CK_ResumeDocument_sizeBytes CHECK (sizeBytes >= 0);
GO
