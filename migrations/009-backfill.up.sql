-- What a backfill remembers: its runs, how far each has got in each table of the existing database, and what could not be read there.
-- New tables alone: nothing here touches a table that is in use.
-- One row a run of a mapping. importId is the same for all runs of one mapping: by it the writer knows what runs have brought.
CREATE TABLE ops.BackfillRun (
    runId       uniqueidentifier NOT NULL,
    mapping     varchar(60)      NOT NULL,
    mappingHash char(64)         NOT NULL,
    importId    uniqueidentifier NOT NULL,
    status      varchar(12)      NOT NULL,
    startedAt   datetime2(3)     NOT NULL CONSTRAINT DF_BackfillRun_startedAt DEFAULT (SYSUTCDATETIME()),
    finishedAt  datetime2(3)     NULL,
    createdDate datetime2(3)     NOT NULL CONSTRAINT DF_BackfillRun_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)    NOT NULL,
    lastUpdated datetime2(3)     NOT NULL CONSTRAINT DF_BackfillRun_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy   nvarchar(200)    NOT NULL,
    CONSTRAINT PK_BackfillRun PRIMARY KEY CLUSTERED (runId),
    CONSTRAINT CK_BackfillRun_status CHECK (status IN ('running', 'done', 'undoing', 'undone'))
);
GO
-- The checkpoint of each table that a run reads, written in the transaction of the rows that it is about. source is its name in the
-- mapping ('profiles' for the table of users, 'undo' for the way back); lastKey is the key of the last user, as text.
CREATE TABLE ops.BackfillCheckpoint (
    runId        uniqueidentifier NOT NULL,
    source       varchar(60)      NOT NULL,
    tableName    nvarchar(260)    NOT NULL,
    lastKey      nvarchar(450)    NULL,
    rowsRead     bigint           NOT NULL CONSTRAINT DF_BackfillCheckpoint_rowsRead DEFAULT (0),
    itemsBrought bigint           NOT NULL CONSTRAINT DF_BackfillCheckpoint_itemsBrought DEFAULT (0),
    itemsLeftOut bigint           NOT NULL CONSTRAINT DF_BackfillCheckpoint_itemsLeftOut DEFAULT (0),
    createdDate  datetime2(3)     NOT NULL CONSTRAINT DF_BackfillCheckpoint_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy    nvarchar(200)    NOT NULL,
    lastUpdated  datetime2(3)     NOT NULL CONSTRAINT DF_BackfillCheckpoint_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy    nvarchar(200)    NOT NULL,
    CONSTRAINT PK_BackfillCheckpoint PRIMARY KEY CLUSTERED (runId, source),
    CONSTRAINT FK_BackfillCheckpoint_BackfillRun FOREIGN KEY (runId) REFERENCES ops.BackfillRun (runId)
);
GO
-- What could not be read: where it stands and why, never the value. isLeftOut: the whole item was left out, else the field alone.
CREATE TABLE ops.BackfillFinding (
    findingId   bigint IDENTITY(1,1) NOT NULL,
    runId       uniqueidentifier     NOT NULL,
    source      varchar(60)          NOT NULL,
    tableName   nvarchar(260)        NOT NULL,
    rowKey      nvarchar(450)        NOT NULL,
    columnName  nvarchar(260)        NULL,
    field       varchar(60)          NULL,
    code        varchar(60)          NOT NULL,
    why         nvarchar(400)        NOT NULL,
    isLeftOut   bit                  NOT NULL,
    createdDate datetime2(3)         NOT NULL CONSTRAINT DF_BackfillFinding_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)        NOT NULL,
    CONSTRAINT PK_BackfillFinding PRIMARY KEY CLUSTERED (findingId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT FK_BackfillFinding_BackfillRun FOREIGN KEY (runId) REFERENCES ops.BackfillRun (runId)
);
GO
-- Pages over the findings of a run.
CREATE NONCLUSTERED INDEX IX_BackfillFinding_run ON ops.BackfillFinding (runId, findingId);
GO
