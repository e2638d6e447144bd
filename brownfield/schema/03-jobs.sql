-- Companies and their openings.
-- Employers that openings are tracked of; a candidate's past employers are text in WorkHistory.
CREATE TABLE dbo.Companies (
    companyId            int              IDENTITY(1,1) NOT NULL,
    companyName          nvarchar(200)    NOT NULL,
    website              nvarchar(400)    NULL,
    industry             nvarchar(120)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Companies_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Companies PRIMARY KEY CLUSTERED (companyId),
    CONSTRAINT UQ_Companies_companyName UNIQUE (companyName)
);
GO
-- Where a company has offices.
CREATE TABLE dbo.CompanyLocations (
    companyLocationId    int              IDENTITY(1,1) NOT NULL,
    companyId            int              NOT NULL,
    city                 nvarchar(200)    NOT NULL,
    country              nvarchar(100)    NOT NULL,
    isHeadquarters       bit              NOT NULL CONSTRAINT DF_CompanyLocations_isHeadquarters DEFAULT (0),
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_CompanyLocations_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_CompanyLocations PRIMARY KEY CLUSTERED (companyLocationId),
    CONSTRAINT FK_CompanyLocations_Companies FOREIGN KEY (companyId) REFERENCES dbo.Companies (companyId)
);
GO
CREATE INDEX IX_CompanyLocations_companyId ON dbo.CompanyLocations (companyId);
GO
-- Boards and feeds that openings come from.
CREATE TABLE dbo.JobSources (
    jobSourceId          int              IDENTITY(1,1) NOT NULL,
    sourceName           nvarchar(100)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_JobSources_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_JobSources PRIMARY KEY CLUSTERED (jobSourceId),
    CONSTRAINT UQ_JobSources_sourceName UNIQUE (sourceName)
);
GO
-- Openings.
CREATE TABLE dbo.Jobs (
    jobId                int              IDENTITY(1,1) NOT NULL,
    jobNumber            nvarchar(40)     NOT NULL,
    companyId            int              NOT NULL,
    jobSourceId          int              NULL,
    title                nvarchar(200)    NOT NULL,
    status               varchar(20)      NOT NULL CONSTRAINT DF_Jobs_status DEFAULT ('open'),
    postedOn             date             NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Jobs_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Jobs PRIMARY KEY CLUSTERED (jobId),
    CONSTRAINT UQ_Jobs_jobNumber UNIQUE (jobNumber),
    CONSTRAINT FK_Jobs_Companies FOREIGN KEY (companyId) REFERENCES dbo.Companies (companyId),
    CONSTRAINT FK_Jobs_JobSources FOREIGN KEY (jobSourceId) REFERENCES dbo.JobSources (jobSourceId),
    CONSTRAINT CK_Jobs_status CHECK (status IN ('open', 'paused', 'closed'))
);
GO
CREATE INDEX IX_Jobs_companyId ON dbo.Jobs (companyId, status);
GO
-- Words that users file things under.
CREATE TABLE dbo.Tags (
    tagId                int              IDENTITY(1,1) NOT NULL,
    tagName              nvarchar(100)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Tags_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Tags PRIMARY KEY CLUSTERED (tagId),
    CONSTRAINT UQ_Tags_tagName UNIQUE (tagName)
);
GO
-- Which opening has which tag.
CREATE TABLE dbo.JobTags (
    jobTagId             int              IDENTITY(1,1) NOT NULL,
    jobId                int              NOT NULL,
    tagId                int              NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_JobTags_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    CONSTRAINT PK_JobTags PRIMARY KEY CLUSTERED (jobTagId),
    CONSTRAINT UQ_JobTags_jobId UNIQUE (jobId, tagId),
    CONSTRAINT FK_JobTags_Jobs FOREIGN KEY (jobId) REFERENCES dbo.Jobs (jobId),
    CONSTRAINT FK_JobTags_Tags FOREIGN KEY (tagId) REFERENCES dbo.Tags (tagId)
);
GO
-- Searches that run every night.
CREATE TABLE dbo.SavedSearches (
    savedSearchId        int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    searchName           nvarchar(200)    NOT NULL,
    criteriaJson         nvarchar(max)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_SavedSearches_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_SavedSearches PRIMARY KEY CLUSTERED (savedSearchId),
    CONSTRAINT FK_SavedSearches_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
CREATE INDEX IX_SavedSearches_userId ON dbo.SavedSearches (userId);
GO
