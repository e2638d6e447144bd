-- Which keys the audit chain has had, by a check value of each and never the key: one id stands for one key for ever. So a wrong key
-- under a known id is told before it signs anything, and not as thousands of broken links. A new table alone.
CREATE TABLE audit.ChainKey (
    keyNumber   bigint IDENTITY(1,1) NOT NULL,
    keyId       varchar(40)          NOT NULL,
    checkValue  char(64)             NOT NULL,
    createdDate datetime2(3)         NOT NULL CONSTRAINT DF_ChainKey_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)        NOT NULL,
    CONSTRAINT PK_ChainKey PRIMARY KEY CLUSTERED (keyNumber),
    CONSTRAINT UQ_ChainKey_keyId UNIQUE NONCLUSTERED (keyId)
);
GO
