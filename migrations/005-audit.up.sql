-- Who changed what, when and why. Rows are only ever added, in the transaction of the change that they tell of.
-- One change set an applied operation. Those of a profile form a chain (sequence 1, 2, 3 …): hash is an HMAC-SHA256 under the key
-- named keyId over previousHash and the change set, so a changed, missing or inserted change set shows.
CREATE TABLE audit.ChangeSet (
    changeSetId   bigint IDENTITY(1,1) NOT NULL,
    profileId     uniqueidentifier     NOT NULL,
    sequence      bigint               NOT NULL,
    operationId   uniqueidentifier     NOT NULL,
    kind          varchar(40)          NOT NULL,
    step          varchar(20)          NULL,
    actorId       nvarchar(200)        NOT NULL,
    actorType     varchar(20)          NOT NULL,
    reason        nvarchar(500)        NULL,
    sessionId     uniqueidentifier     NULL,
    source        varchar(20)          NOT NULL,
    correlationId varchar(64)          NOT NULL,
    acceptedAt    datetime2(3)         NOT NULL,
    appliedAt     datetime2(3)         NOT NULL,
    changeCount   int                  NOT NULL,
    keyId         varchar(40)          NOT NULL,
    previousHash  char(64)             NOT NULL,
    hash          char(64)             NOT NULL,
    createdDate   datetime2(3)         NOT NULL CONSTRAINT DF_ChangeSet_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy     nvarchar(200)        NOT NULL,
    CONSTRAINT PK_ChangeSet PRIMARY KEY CLUSTERED (changeSetId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT UQ_ChangeSet_sequence UNIQUE NONCLUSTERED (profileId, sequence),
    CONSTRAINT FK_ChangeSet_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_ChangeSet_sequence CHECK (sequence >= 1),
    CONSTRAINT CK_ChangeSet_source CHECK (source IN ('web', 'import', 'resume', 'backfill', 'admin'))
);
GO
-- One change a row that was inserted, updated or deleted. The chain covers before, after and changedFields only through
-- valueHash, which is salted: so a person's values and salts can be erased and the chain still verifies.
CREATE TABLE audit.Change (
    changeId      bigint IDENTITY(1,1) NOT NULL,
    profileId     uniqueidentifier     NOT NULL,
    sequence      bigint               NOT NULL,
    ordinal       int                  NOT NULL,
    entity        varchar(40)          NOT NULL,
    itemId        uniqueidentifier     NULL,
    action        varchar(6)           NOT NULL,
    changedFields nvarchar(max)        NULL,
    beforeValue   nvarchar(max)        NULL,
    afterValue    nvarchar(max)        NULL,
    salt          char(32)             NULL,
    valueHash     char(64)             NOT NULL,
    createdDate   datetime2(3)         NOT NULL CONSTRAINT DF_Change_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy     nvarchar(200)        NOT NULL,
    CONSTRAINT PK_Change PRIMARY KEY CLUSTERED (changeId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT UQ_Change_ordinal UNIQUE NONCLUSTERED (profileId, sequence, ordinal),
    CONSTRAINT FK_Change_ChangeSet FOREIGN KEY (profileId, sequence) REFERENCES audit.ChangeSet (profileId, sequence),
    CONSTRAINT CK_Change_action CHECK (action IN ('insert', 'update', 'delete'))
);
GO
