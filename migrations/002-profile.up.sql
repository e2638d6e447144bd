-- One row a candidate. Writers lock it (by updating lockCount) before they read anything else of the profile, so
-- that all changes of one profile happen one after the other; version moves only when something changed.
-- chainHead is the hash of the newest change set, 64 zeros before the first.
CREATE TABLE profile.Profile (
    profileId   uniqueidentifier NOT NULL,
    ownerId     nvarchar(200)    NULL,
    version     int              NOT NULL CONSTRAINT DF_Profile_version DEFAULT (0),
    lockCount   bigint           NOT NULL CONSTRAINT DF_Profile_lockCount DEFAULT (0),
    chainLength bigint           NOT NULL CONSTRAINT DF_Profile_chainLength DEFAULT (0),
    chainHead   char(64)         NOT NULL CONSTRAINT DF_Profile_chainHead
        DEFAULT ('0000000000000000000000000000000000000000000000000000000000000000'),
    createdDate datetime2(3)     NOT NULL CONSTRAINT DF_Profile_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)    NOT NULL,
    lastUpdated datetime2(3)     NOT NULL CONSTRAINT DF_Profile_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy   nvarchar(200)    NOT NULL,
    CONSTRAINT PK_Profile PRIMARY KEY CLUSTERED (profileId),
    CONSTRAINT CK_Profile_version CHECK (version >= 0),
    CONSTRAINT CK_Profile_chainLength CHECK (chainLength >= 0)
);
GO
