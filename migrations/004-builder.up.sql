-- How a candidate gets through the Profile Builder: visits, drafts, where each step stands, what happened, what was refused.
-- One visit to the builder, known by the Session-Id that the client chose.
CREATE TABLE builder.Session (
    profileId   uniqueidentifier NOT NULL,
    sessionId   uniqueidentifier NOT NULL,
    client      nvarchar(400)    NULL,
    startedAt   datetime2(3)     NOT NULL,
    lastSeenAt  datetime2(3)     NOT NULL,
    endedAt     datetime2(3)     NULL,
    createdDate datetime2(3)     NOT NULL CONSTRAINT DF_Session_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)    NOT NULL,
    lastUpdated datetime2(3)     NOT NULL CONSTRAINT DF_Session_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy   nvarchar(200)    NOT NULL,
    CONSTRAINT PK_Session PRIMARY KEY CLUSTERED (profileId, sessionId),
    CONSTRAINT FK_Session_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_Session_lastSeenAt CHECK (lastSeenAt >= startedAt)
);
GO
-- The last draft of a step, as the client sent it: may be incomplete.
CREATE TABLE builder.StepDraft (
    profileId   uniqueidentifier NOT NULL,
    step        varchar(20)      NOT NULL,
    draft       nvarchar(max)    NOT NULL,
    revision    bigint           NULL,
    sessionId   uniqueidentifier NULL,
    acceptedAt  datetime2(3)     NOT NULL,
    operationId uniqueidentifier NOT NULL,
    createdDate datetime2(3)     NOT NULL CONSTRAINT DF_StepDraft_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)    NOT NULL,
    lastUpdated datetime2(3)     NOT NULL CONSTRAINT DF_StepDraft_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy   nvarchar(200)    NOT NULL,
    CONSTRAINT PK_StepDraft PRIMARY KEY CLUSTERED (profileId, step),
    CONSTRAINT FK_StepDraft_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_StepDraft_step CHECK (step IN ('address', 'education', 'experience', 'projects', 'aspirations', 'resume')),
    CONSTRAINT CK_StepDraft_draft CHECK (ISJSON(draft) = 1)
);
GO
-- Where each step stands. version counts the submits that changed something, draftVersion the drafts; the submitted… columns
-- are the last submit that was applied, the drafted… columns the last draft: what is older than they are is not applied.
CREATE TABLE builder.StepProgress (
    profileId            uniqueidentifier NOT NULL,
    step                 varchar(20)      NOT NULL,
    status               varchar(12)      NOT NULL,
    completeness         tinyint          NOT NULL,
    version              int              NOT NULL,
    draftVersion         int              NOT NULL,
    refusals             int              NOT NULL CONSTRAINT DF_StepProgress_refusals DEFAULT (0),
    timeSpentSeconds     int              NOT NULL CONSTRAINT DF_StepProgress_timeSpentSeconds DEFAULT (0),
    startedAt            datetime2(3)     NOT NULL,
    completedAt          datetime2(3)     NULL,
    submittedAt          datetime2(3)     NULL,
    submittedOperationId uniqueidentifier NULL,
    submittedSessionId   uniqueidentifier NULL,
    submittedRevision    bigint           NULL,
    draftedAt            datetime2(3)     NULL,
    draftedOperationId   uniqueidentifier NULL,
    draftedSessionId     uniqueidentifier NULL,
    draftedRevision      bigint           NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_StepProgress_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NOT NULL CONSTRAINT DF_StepProgress_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy            nvarchar(200)    NOT NULL,
    CONSTRAINT PK_StepProgress PRIMARY KEY CLUSTERED (profileId, step),
    CONSTRAINT FK_StepProgress_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_StepProgress_step CHECK (step IN ('address', 'education', 'experience', 'projects', 'aspirations', 'resume')),
    CONSTRAINT CK_StepProgress_status CHECK (status IN ('in-progress', 'completed')),
    CONSTRAINT CK_StepProgress_completeness CHECK (completeness BETWEEN 0 AND 100),
    CONSTRAINT CK_StepProgress_completedAt CHECK (status = 'in-progress' OR completedAt IS NOT NULL)
);
GO
-- The timeline that progress came from.
CREATE TABLE builder.StepEvent (
    stepEventId bigint IDENTITY(1,1) NOT NULL,
    profileId   uniqueidentifier     NOT NULL,
    step        varchar(20)          NOT NULL,
    kind        varchar(20)          NOT NULL,
    sessionId   uniqueidentifier     NULL,
    operationId uniqueidentifier     NOT NULL,
    occurredAt  datetime2(3)         NOT NULL,
    createdDate datetime2(3)         NOT NULL CONSTRAINT DF_StepEvent_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy   nvarchar(200)        NOT NULL,
    CONSTRAINT PK_StepEvent PRIMARY KEY CLUSTERED (stepEventId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT FK_StepEvent_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_StepEvent_step CHECK (step IN ('address', 'education', 'experience', 'projects', 'aspirations', 'resume')),
    CONSTRAINT CK_StepEvent_kind CHECK (kind IN ('draft-saved', 'submitted', 'refused', 'entered', 'left', 'skipped'))
);
GO
CREATE NONCLUSTERED INDEX IX_StepEvent_profile ON builder.StepEvent (profileId, step, stepEventId);
GO
-- Each field that was refused. value is kept only where the field holds no personal data.
CREATE TABLE builder.ValidationError (
    validationErrorId bigint IDENTITY(1,1) NOT NULL,
    profileId         uniqueidentifier     NOT NULL,
    step              varchar(20)          NOT NULL,
    operationId       uniqueidentifier     NOT NULL,
    attempted         varchar(10)          NOT NULL,
    path              nvarchar(400)        NOT NULL,
    code              varchar(60)          NOT NULL,
    message           nvarchar(400)        NOT NULL,
    value             nvarchar(400)        NULL,
    sessionId         uniqueidentifier     NULL,
    occurredAt        datetime2(3)         NOT NULL,
    createdDate       datetime2(3)         NOT NULL CONSTRAINT DF_ValidationError_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy         nvarchar(200)        NOT NULL,
    CONSTRAINT PK_ValidationError PRIMARY KEY CLUSTERED (validationErrorId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT FK_ValidationError_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_ValidationError_step CHECK (step IN ('address', 'education', 'experience', 'projects', 'aspirations', 'resume')),
    CONSTRAINT CK_ValidationError_attempted CHECK (attempted IN ('draft', 'submit'))
);
GO
CREATE NONCLUSTERED INDEX IX_ValidationError_profile ON builder.ValidationError (profileId, step, validationErrorId);
GO
