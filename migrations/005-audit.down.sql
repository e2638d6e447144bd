DROP TABLE audit.Change;
GO
DROP TABLE audit.ChangeSet;
GO
