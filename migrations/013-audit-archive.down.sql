DROP TABLE audit.ChainCheckpoint;
GO
DROP TABLE audit.ArchivedLinks;
GO
DROP TABLE audit.Archive;
GO
