-- What is remembered of links of the audit chain that were moved to Blob Storage (container audit-archive) and deleted here. New tables
-- alone. One row a file that was written and read back; reason and createdBy tell why, and by what.
CREATE TABLE audit.Archive (
    archiveId     uniqueidentifier NOT NULL,
    blobName      varchar(200)     NOT NULL,
    sha256        char(64)         NOT NULL,
    appliedBefore datetime2(3)     NOT NULL,
    linksByKey    nvarchar(max)    NOT NULL,
    reason        nvarchar(500)    NOT NULL,
    createdDate   datetime2(3)     NOT NULL CONSTRAINT DF_Archive_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy     nvarchar(200)    NOT NULL,
    CONSTRAINT PK_Archive PRIMARY KEY CLUSTERED (archiveId)
);
GO
-- Which links of which profile lie in which file: written in the transaction that deletes them. lastHash is that of lastSequence.
CREATE TABLE audit.ArchivedLinks (
    profileId     uniqueidentifier NOT NULL,
    lastSequence  bigint           NOT NULL,
    firstSequence bigint           NOT NULL,
    lastHash      char(64)         NOT NULL,
    archiveId     uniqueidentifier NOT NULL,
    createdDate   datetime2(3)     NOT NULL CONSTRAINT DF_ArchivedLinks_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy     nvarchar(200)    NOT NULL,
    CONSTRAINT PK_ArchivedLinks PRIMARY KEY CLUSTERED (profileId, lastSequence),
    CONSTRAINT FK_ArchivedLinks_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT FK_ArchivedLinks_Archive FOREIGN KEY (archiveId) REFERENCES audit.Archive (archiveId),
    CONSTRAINT CK_ArchivedLinks_firstSequence CHECK (firstSequence >= 1 AND firstSequence <= lastSequence)
);
GO
-- Where the chain of a profile begins that has archived links: length and hash of the last of them, and the state that they came to, signed
-- under the key named keyId. state and stateSalt, and valuesKey, under which the archived values are sealed, are deleted by an erasure.
CREATE TABLE audit.ChainCheckpoint (
    profileId   uniqueidentifier NOT NULL,
    length      bigint           NOT NULL,
    hash        char(64)         NOT NULL,
    appliedAt   datetime2(3)     NOT NULL,
    state       nvarchar(max)    NULL,
    stateSalt   char(32)         NULL,
    stateHash   char(64)         NOT NULL,
    valuesKey   char(64)         NULL,
    keyId       varchar(40)      NOT NULL,
    signature   char(64)         NOT NULL,
    createdDate datetime2(3)     NOT NULL CONSTRAINT DF_ChainCheckpoint_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)    NOT NULL,
    CONSTRAINT PK_ChainCheckpoint PRIMARY KEY CLUSTERED (profileId),
    CONSTRAINT FK_ChainCheckpoint_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_ChainCheckpoint_length CHECK (length >= 1)
);
GO
