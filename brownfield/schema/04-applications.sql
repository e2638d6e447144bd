-- From an application to an offer.
-- The stages that an application can be in, in their order.
CREATE TABLE dbo.StageTypes (
    stageTypeId          int              IDENTITY(1,1) NOT NULL,
    stageName            nvarchar(100)    NOT NULL,
    sortOrder            int              NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_StageTypes_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_StageTypes PRIMARY KEY CLUSTERED (stageTypeId),
    CONSTRAINT UQ_StageTypes_stageName UNIQUE (stageName)
);
GO
-- One opening that one user applies for.
CREATE TABLE dbo.Applications (
    applicationId        int              IDENTITY(1,1) NOT NULL,
    applicationNumber    nvarchar(40)     NOT NULL,
    userId               int              NOT NULL,
    jobId                int              NOT NULL,
    appliedOn            date             NOT NULL,
    status               varchar(20)      NOT NULL CONSTRAINT DF_Applications_status DEFAULT ('active'),
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Applications_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Applications PRIMARY KEY CLUSTERED (applicationId),
    CONSTRAINT UQ_Applications_applicationNumber UNIQUE (applicationNumber),
    CONSTRAINT FK_Applications_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId),
    CONSTRAINT FK_Applications_Jobs FOREIGN KEY (jobId) REFERENCES dbo.Jobs (jobId),
    CONSTRAINT CK_Applications_status CHECK (status IN ('active', 'withdrawn', 'rejected', 'hired'))
);
GO
CREATE INDEX IX_Applications_userId ON dbo.Applications (userId, status);
GO
CREATE INDEX IX_Applications_jobId ON dbo.Applications (jobId);
GO
-- When an application came to a stage.
CREATE TABLE dbo.ApplicationStages (
    applicationStageId   int              IDENTITY(1,1) NOT NULL,
    applicationId        int              NOT NULL,
    stageTypeId          int              NOT NULL,
    enteredOn            date             NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_ApplicationStages_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_ApplicationStages PRIMARY KEY CLUSTERED (applicationStageId),
    CONSTRAINT UQ_ApplicationStages_applicationId UNIQUE (applicationId, stageTypeId),
    CONSTRAINT FK_ApplicationStages_Applications FOREIGN KEY (applicationId) REFERENCES dbo.Applications (applicationId),
    CONSTRAINT FK_ApplicationStages_StageTypes FOREIGN KEY (stageTypeId) REFERENCES dbo.StageTypes (stageTypeId)
);
GO
-- Talks about an application.
CREATE TABLE dbo.Interviews (
    interviewId          int              IDENTITY(1,1) NOT NULL,
    interviewNumber      nvarchar(40)     NOT NULL,
    applicationId        int              NOT NULL,
    startsAt             datetime2(3)     NOT NULL,
    durationMinutes      int              NOT NULL CONSTRAINT DF_Interviews_durationMinutes DEFAULT (60),
    place                nvarchar(400)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Interviews_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Interviews PRIMARY KEY CLUSTERED (interviewId),
    CONSTRAINT UQ_Interviews_interviewNumber UNIQUE (interviewNumber),
    CONSTRAINT FK_Interviews_Applications FOREIGN KEY (applicationId) REFERENCES dbo.Applications (applicationId),
    CONSTRAINT CK_Interviews_durationMinutes CHECK (durationMinutes BETWEEN 5 AND 600)
);
GO
CREATE INDEX IX_Interviews_applicationId ON dbo.Interviews (applicationId);
GO
-- Who takes part besides the candidate.
CREATE TABLE dbo.InterviewParticipants (
    participantId        int              IDENTITY(1,1) NOT NULL,
    interviewId          int              NOT NULL,
    participantName      nvarchar(200)    NOT NULL,
    participantRole      nvarchar(100)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_InterviewParticipants_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    CONSTRAINT PK_InterviewParticipants PRIMARY KEY CLUSTERED (participantId),
    CONSTRAINT FK_InterviewParticipants_Interviews FOREIGN KEY (interviewId) REFERENCES dbo.Interviews (interviewId) ON DELETE CASCADE
);
GO
CREATE INDEX IX_InterviewParticipants_interviewId ON dbo.InterviewParticipants (interviewId);
GO
-- What came of it.
CREATE TABLE dbo.Offers (
    offerId              int              IDENTITY(1,1) NOT NULL,
    applicationId        int              NOT NULL,
    yearlySalary         decimal(12,2)    NOT NULL,
    currency             char(3)          NOT NULL,
    offeredOn            date             NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Offers_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Offers PRIMARY KEY CLUSTERED (offerId),
    CONSTRAINT UQ_Offers_applicationId UNIQUE (applicationId),
    CONSTRAINT FK_Offers_Applications FOREIGN KEY (applicationId) REFERENCES dbo.Applications (applicationId)
);
GO
