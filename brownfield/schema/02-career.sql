-- What a candidate has done and can: the rows beside the profile's wide one.
-- One row a job. Dates are text: the web form wrote them one way, the first importer another.
CREATE TABLE dbo.WorkHistory (
    workHistoryId        int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    companyName          nvarchar(400)    NULL,
    jobTitle             nvarchar(400)    NULL,
    startDate            nvarchar(20)     NULL,
    endDate              nvarchar(20)     NULL,
    isCurrent            bit              NULL,
    location             nvarchar(400)    NULL,
    description          nvarchar(max)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_WorkHistory_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_WorkHistory PRIMARY KEY CLUSTERED (workHistoryId),
    CONSTRAINT FK_WorkHistory_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
CREATE INDEX IX_WorkHistory_userId ON dbo.WorkHistory (userId) INCLUDE (startDate);
GO
-- The list that the search suggests; the profile's own text is in UserProfiles.skills.
CREATE TABLE dbo.Skills (
    skillId              int              IDENTITY(1,1) NOT NULL,
    skillName            nvarchar(100)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Skills_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Skills PRIMARY KEY CLUSTERED (skillId),
    CONSTRAINT UQ_Skills_skillName UNIQUE (skillName)
);
GO
-- Skills that the matching has recognised.
CREATE TABLE dbo.UserSkills (
    userSkillId          int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    skillId              int              NOT NULL,
    yearsUsed            tinyint          NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_UserSkills_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_UserSkills PRIMARY KEY CLUSTERED (userSkillId),
    CONSTRAINT UQ_UserSkills_userId UNIQUE (userId, skillId),
    CONSTRAINT FK_UserSkills_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId),
    CONSTRAINT FK_UserSkills_Skills FOREIGN KEY (skillId) REFERENCES dbo.Skills (skillId)
);
GO
-- Resumes and letters; the bytes are on a share or in a blob container, which filePath tells.
CREATE TABLE dbo.Documents (
    documentId           int              IDENTITY(1,1) NOT NULL,
    documentNumber       nvarchar(40)     NOT NULL,
    userId               int              NOT NULL,
    kind                 nvarchar(50)     NOT NULL,
    filePath             nvarchar(1000)   NULL,
    fileName             nvarchar(400)    NOT NULL,
    contentType          nvarchar(200)    NULL,
    sizeBytes            int              NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Documents_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Documents PRIMARY KEY CLUSTERED (documentId),
    CONSTRAINT UQ_Documents_documentNumber UNIQUE (documentNumber),
    CONSTRAINT FK_Documents_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
CREATE INDEX IX_Documents_userId ON dbo.Documents (userId) INCLUDE (kind);
GO
-- Earlier files of a document.
CREATE TABLE dbo.DocumentVersions (
    documentVersionId    int              IDENTITY(1,1) NOT NULL,
    documentId           int              NOT NULL,
    versionNumber        int              NOT NULL,
    filePath             nvarchar(1000)   NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_DocumentVersions_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    CONSTRAINT PK_DocumentVersions PRIMARY KEY CLUSTERED (documentVersionId),
    CONSTRAINT UQ_DocumentVersions_documentId UNIQUE (documentId, versionNumber),
    CONSTRAINT FK_DocumentVersions_Documents FOREIGN KEY (documentId) REFERENCES dbo.Documents (documentId),
    CONSTRAINT CK_DocumentVersions_versionNumber CHECK (versionNumber > 0)
);
GO
