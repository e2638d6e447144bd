DROP TABLE audit.ChainKey;
GO
