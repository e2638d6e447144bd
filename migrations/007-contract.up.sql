-- What the whole HTTP contract needs: items written one by one, time spent in steps, reverts, erasure, bulk, and who read what.
-- Nothing here reads or writes the rows of a large table, so the locks are short: new tables, columns that may be NULL, and checks that
-- are added WITH NOCHECK where no row can break them. The indexes are built by 008.
-- Erasure: when the person's data was last taken out, and by which operation. Commands accepted before it are not applied any more.
ALTER TABLE profile.Profile ADD erasedAt datetime2(3) NULL;
GO
ALTER TABLE profile.Profile ADD erasedOperationId uniqueidentifier NULL;
GO
-- From the timeline, as timeSpentSeconds: the first time that the step was entered, the last time that it was skipped, by the client's clock.
ALTER TABLE builder.StepProgress ADD firstEnteredAt datetime2(3) NULL;
GO
ALTER TABLE builder.StepProgress ADD skippedAt datetime2(3) NULL;
GO
-- What a session has got to: {"address": 7, …}, by step the highest revision of a draft, discard or submit. A draft of a lower one
-- comes too late, whatever was written since.
ALTER TABLE builder.Session ADD draftRevisions nvarchar(400) NULL;
GO
ALTER TABLE builder.Session ADD CONSTRAINT CK_Session_draftRevisions CHECK (ISJSON(draftRevisions) = 1);
GO
-- One row an item that was ever written by itself (not only as part of a submitted step), also when it is deleted: a late, older write
-- is told from a newer one by it. acceptedAt, operationId, sessionId and revision are those of the newest write; of a section of
-- one, itemId is the profileId.
-- The order of a list: place is the item's place in the last submit, also while it is deleted. Items without a place come after those
-- that have one, in the order of firstAcceptedAt, the time of the item's earliest write of its own; null while it was only deleted.
CREATE TABLE builder.ItemWrite (
    profileId       uniqueidentifier NOT NULL,
    section         varchar(40)      NOT NULL,
    itemId          uniqueidentifier NOT NULL,
    isDeleted       bit              NOT NULL,
    place           int              NULL,
    firstAcceptedAt datetime2(3)     NULL,
    acceptedAt      datetime2(3)     NOT NULL,
    operationId     uniqueidentifier NOT NULL,
    sessionId       uniqueidentifier NULL,
    revision        bigint           NULL,
    createdDate     datetime2(3)     NOT NULL CONSTRAINT DF_ItemWrite_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy       nvarchar(200)    NOT NULL,
    lastUpdated     datetime2(3)     NOT NULL CONSTRAINT DF_ItemWrite_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy       nvarchar(200)    NOT NULL,
    CONSTRAINT PK_ItemWrite PRIMARY KEY CLUSTERED (profileId, section, itemId),
    CONSTRAINT FK_ItemWrite_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_ItemWrite_place CHECK (place >= 0)
);
GO
-- Refusals of items are recorded beside those of drafts and submits. Every row has met the narrower check: none has to be looked at.
ALTER TABLE builder.ValidationError DROP CONSTRAINT CK_ValidationError_attempted;
GO
ALTER TABLE builder.ValidationError WITH NOCHECK ADD CONSTRAINT CK_ValidationError_attempted CHECK (attempted IN ('draft', 'submit', 'item'));
GO
-- The chain covers a reason through reasonHash (SHA-256 of reasonSalt and reason), so that it can be erased. Change sets from before
-- have none: the chain covers their reason itself.
ALTER TABLE audit.ChangeSet ADD reasonSalt char(32) NULL;
GO
ALTER TABLE audit.ChangeSet ADD reasonHash char(64) NULL;
GO
-- Who read somebody else's data. No foreign key: a look for a profile that does not exist is recorded too. Rows stay when the profile
-- is erased.
CREATE TABLE audit.Access (
    accessId      bigint IDENTITY(1,1) NOT NULL,
    profileId     uniqueidentifier     NOT NULL,
    operation     varchar(60)          NOT NULL,
    actorId       nvarchar(200)        NOT NULL,
    actorType     varchar(20)          NOT NULL,
    correlationId varchar(64)          NOT NULL,
    occurredAt    datetime2(3)         NOT NULL CONSTRAINT DF_Access_occurredAt DEFAULT (SYSUTCDATETIME()),
    createdDate   datetime2(3)         NOT NULL CONSTRAINT DF_Access_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy     nvarchar(200)        NOT NULL,
    CONSTRAINT PK_Access PRIMARY KEY CLUSTERED (accessId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON)
);
GO
CREATE NONCLUSTERED INDEX IX_Access_profile ON audit.Access (profileId, accessId);
GO
-- Of a conflict: {"current": …, "attempted": …}, what was there and what was asked for. The column is new and NULL in every row, which the
-- check allows: WITH NOCHECK spares the scan of a large table under a schema lock. New rows are checked all the same.
ALTER TABLE ops.Operation ADD conflict nvarchar(max) NULL;
GO
ALTER TABLE ops.Operation WITH NOCHECK ADD CONSTRAINT CK_Operation_conflict CHECK (ISJSON(conflict) = 1);
GO
-- The bulk that the command came in, and its line there.
ALTER TABLE ops.Operation ADD bulkId uniqueidentifier NULL;
GO
ALTER TABLE ops.Operation ADD bulkLine int NULL;
GO
