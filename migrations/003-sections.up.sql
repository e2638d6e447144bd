-- What a candidate has submitted: one table a section, only valid rows; drafts are elsewhere (004).
-- Lists inside an item are JSON. position keeps the order in which the candidate put the items.
-- Where somebody lives or gets mail; coordinates come with where they are from and how exact they are (metres).
CREATE TABLE profile.Address (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    kind                     varchar(20)       NOT NULL,
    line1                    nvarchar(200)     NOT NULL,
    line2                    nvarchar(200)     NULL,
    line3                    nvarchar(200)     NULL,
    city                     nvarchar(120)     NOT NULL,
    region                   nvarchar(120)     NULL,
    postalCode               nvarchar(20)      NULL,
    countryCode              char(2)           NOT NULL,
    latitude                 decimal(9,6)      NULL,
    longitude                decimal(9,6)      NULL,
    coordinateSource         varchar(20)       NULL,
    coordinateAccuracy       decimal(9,2)      NULL,
    rawInput                 nvarchar(1000)    NULL,
    isPrimary                bit               NOT NULL CONSTRAINT DF_Address_isPrimary DEFAULT (0),
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_Address_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_Address_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_Address PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_Address_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_Address_position CHECK (position >= 0),
    CONSTRAINT CK_Address_kind CHECK (kind IN ('home', 'mailing', 'work', 'other')),
    CONSTRAINT CK_Address_latitude CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT CK_Address_longitude CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT CK_Address_coordinates CHECK ((latitude IS NULL AND longitude IS NULL) OR (latitude IS NOT NULL AND longitude IS NOT NULL)),
    CONSTRAINT CK_Address_coordinateSource CHECK (coordinateSource IN ('device', 'geocoder', 'map', 'manual')),
    CONSTRAINT CK_Address_coordinateAccuracy CHECK (coordinateAccuracy >= 0),
    CONSTRAINT CK_Address_countryCode CHECK (countryCode LIKE '[A-Z][A-Z]')
);
GO
-- level is the European Qualifications Framework, 1 to 8. Dates here and below are YYYY, YYYY-MM or YYYY-MM-DD: they sort as text.
CREATE TABLE profile.Education (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    institution              nvarchar(200)     NOT NULL,
    studyType                nvarchar(120)     NULL,
    area                     nvarchar(200)     NULL,
    level                    tinyint           NULL,
    startDate                varchar(10)       NULL,
    endDate                  varchar(10)       NULL,
    isCurrent                bit               NOT NULL CONSTRAINT DF_Education_isCurrent DEFAULT (0),
    score                    nvarchar(40)      NULL,
    scoreScale               nvarchar(40)      NULL,
    courses                  nvarchar(max)     NOT NULL CONSTRAINT DF_Education_courses DEFAULT ('[]'),
    city                     nvarchar(120)     NULL,
    region                   nvarchar(120)     NULL,
    countryCode              char(2)           NULL,
    url                      nvarchar(2000)    NULL,
    description              nvarchar(4000)    NULL,
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_Education_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_Education_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_Education PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_Education_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_Education_position CHECK (position >= 0),
    CONSTRAINT CK_Education_level CHECK (level BETWEEN 1 AND 8),
    CONSTRAINT CK_Education_countryCode CHECK (countryCode LIKE '[A-Z][A-Z]'),
    CONSTRAINT CK_Education_startDate CHECK (startDate LIKE '[0-9][0-9][0-9][0-9]'
        OR startDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR startDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_Education_endDate CHECK (endDate LIKE '[0-9][0-9][0-9][0-9]'
        OR endDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR endDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_Education_isCurrent CHECK (isCurrent = 0 OR endDate IS NULL),
    CONSTRAINT CK_Education_courses CHECK (ISJSON(courses) = 1)
);
GO
-- Certificates and licences.
CREATE TABLE profile.Certification (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    name                     nvarchar(200)     NOT NULL,
    issuer                   nvarchar(200)     NOT NULL,
    credentialId             nvarchar(200)     NULL,
    url                      nvarchar(2000)    NULL,
    issueDate                varchar(10)       NULL,
    expiryDate               varchar(10)       NULL,
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_Certification_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_Certification_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_Certification PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_Certification_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_Certification_position CHECK (position >= 0),
    CONSTRAINT CK_Certification_issueDate CHECK (issueDate LIKE '[0-9][0-9][0-9][0-9]'
        OR issueDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR issueDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_Certification_expiryDate CHECK (expiryDate LIKE '[0-9][0-9][0-9][0-9]'
        OR expiryDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR expiryDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
GO
-- Jobs, one row a position.
CREATE TABLE profile.WorkExperience (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    employer                 nvarchar(200)     NOT NULL,
    title                    nvarchar(200)     NOT NULL,
    employmentType           varchar(20)       NULL,
    workMode                 varchar(20)       NULL,
    city                     nvarchar(120)     NULL,
    region                   nvarchar(120)     NULL,
    countryCode              char(2)           NULL,
    url                      nvarchar(2000)    NULL,
    startDate                varchar(10)       NOT NULL,
    endDate                  varchar(10)       NULL,
    isCurrent                bit               NOT NULL CONSTRAINT DF_WorkExperience_isCurrent DEFAULT (0),
    summary                  nvarchar(4000)    NULL,
    highlights               nvarchar(max)     NOT NULL CONSTRAINT DF_WorkExperience_highlights DEFAULT ('[]'),
    skills                   nvarchar(max)     NOT NULL CONSTRAINT DF_WorkExperience_skills DEFAULT ('[]'),
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_WorkExperience_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_WorkExperience_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_WorkExperience PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_WorkExperience_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_WorkExperience_position CHECK (position >= 0),
    CONSTRAINT CK_WorkExperience_employmentType CHECK (employmentType IN ('full-time', 'part-time', 'contract', 'temporary', 'freelance', 'self-employed', 'internship', 'apprenticeship', 'volunteer', 'other')),
    CONSTRAINT CK_WorkExperience_workMode CHECK (workMode IN ('on-site', 'hybrid', 'remote')),
    CONSTRAINT CK_WorkExperience_countryCode CHECK (countryCode LIKE '[A-Z][A-Z]'),
    CONSTRAINT CK_WorkExperience_startDate CHECK (startDate LIKE '[0-9][0-9][0-9][0-9]'
        OR startDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR startDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_WorkExperience_endDate CHECK (endDate LIKE '[0-9][0-9][0-9][0-9]'
        OR endDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR endDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_WorkExperience_isCurrent CHECK (isCurrent = 0 OR endDate IS NULL),
    CONSTRAINT CK_WorkExperience_highlights CHECK (ISJSON(highlights) = 1),
    CONSTRAINT CK_WorkExperience_skills CHECK (ISJSON(skills) = 1)
);
GO
-- workExperienceItemId points to a WorkExperience row of the same profile and may outlive it: steps arrive in any
-- order, so it is no foreign key; readers leave out what is not there.
CREATE TABLE profile.Project (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    name                     nvarchar(200)     NOT NULL,
    role                     nvarchar(200)     NULL,
    organisation             nvarchar(200)     NULL,
    url                      nvarchar(2000)    NULL,
    repositoryUrl            nvarchar(2000)    NULL,
    startDate                varchar(10)       NULL,
    endDate                  varchar(10)       NULL,
    isCurrent                bit               NOT NULL CONSTRAINT DF_Project_isCurrent DEFAULT (0),
    description              nvarchar(4000)    NULL,
    highlights               nvarchar(max)     NOT NULL CONSTRAINT DF_Project_highlights DEFAULT ('[]'),
    technologies             nvarchar(max)     NOT NULL CONSTRAINT DF_Project_technologies DEFAULT ('[]'),
    workExperienceItemId     uniqueidentifier  NULL,
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_Project_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_Project_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_Project PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_Project_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_Project_position CHECK (position >= 0),
    CONSTRAINT CK_Project_startDate CHECK (startDate LIKE '[0-9][0-9][0-9][0-9]'
        OR startDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR startDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_Project_endDate CHECK (endDate LIKE '[0-9][0-9][0-9][0-9]'
        OR endDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR endDate LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_Project_isCurrent CHECK (isCurrent = 0 OR endDate IS NULL),
    CONSTRAINT CK_Project_highlights CHECK (ISJSON(highlights) = 1),
    CONSTRAINT CK_Project_technologies CHECK (ISJSON(technologies) = 1)
);
GO
-- What the candidate is looking for: one row a profile.
CREATE TABLE profile.CareerAspiration (
    profileId                uniqueidentifier  NOT NULL,
    targetTitles             nvarchar(max)     NOT NULL CONSTRAINT DF_CareerAspiration_targetTitles DEFAULT ('[]'),
    industries               nvarchar(max)     NOT NULL CONSTRAINT DF_CareerAspiration_industries DEFAULT ('[]'),
    locations                nvarchar(max)     NOT NULL CONSTRAINT DF_CareerAspiration_locations DEFAULT ('[]'),
    workModes                nvarchar(max)     NOT NULL CONSTRAINT DF_CareerAspiration_workModes DEFAULT ('[]'),
    salaryMin                decimal(12,2)     NULL,
    salaryMax                decimal(12,2)     NULL,
    salaryCurrency           char(3)           NULL,
    salaryPeriod             varchar(10)       NULL,
    availableFrom            varchar(10)       NULL,
    noticePeriodDays         int               NULL,
    willingToRelocate        bit               NULL,
    maxTravelPercent         tinyint           NULL,
    workAuthorisations       nvarchar(max)     NOT NULL CONSTRAINT DF_CareerAspiration_workAuthorisations DEFAULT ('[]'),
    shortTermGoal            nvarchar(2000)    NULL,
    longTermGoal             nvarchar(2000)    NULL,
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_CareerAspiration_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_CareerAspiration_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_CareerAspiration PRIMARY KEY CLUSTERED (profileId),
    CONSTRAINT FK_CareerAspiration_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_CareerAspiration_salaryMin CHECK (salaryMin >= 0),
    CONSTRAINT CK_CareerAspiration_salaryMax CHECK (salaryMax >= salaryMin),
    CONSTRAINT CK_CareerAspiration_salary CHECK ((salaryMin IS NULL AND salaryMax IS NULL) OR (salaryCurrency IS NOT NULL AND salaryPeriod IS NOT NULL)),
    CONSTRAINT CK_CareerAspiration_salaryPeriod CHECK (salaryPeriod IN ('hour', 'day', 'week', 'month', 'year')),
    CONSTRAINT CK_CareerAspiration_noticePeriodDays CHECK (noticePeriodDays BETWEEN 0 AND 730),
    CONSTRAINT CK_CareerAspiration_maxTravelPercent CHECK (maxTravelPercent BETWEEN 0 AND 100),
    CONSTRAINT CK_CareerAspiration_salaryCurrency CHECK (salaryCurrency LIKE '[A-Z][A-Z][A-Z]'),
    CONSTRAINT CK_CareerAspiration_availableFrom CHECK (availableFrom LIKE '[0-9][0-9][0-9][0-9]'
        OR availableFrom LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
        OR availableFrom LIKE '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CONSTRAINT CK_CareerAspiration_targetTitles CHECK (ISJSON(targetTitles) = 1),
    CONSTRAINT CK_CareerAspiration_industries CHECK (ISJSON(industries) = 1),
    CONSTRAINT CK_CareerAspiration_locations CHECK (ISJSON(locations) = 1),
    CONSTRAINT CK_CareerAspiration_workModes CHECK (ISJSON(workModes) = 1),
    CONSTRAINT CK_CareerAspiration_workAuthorisations CHECK (ISJSON(workAuthorisations) = 1)
);
GO
-- A resume file; blobName is where it lies in Blob Storage once it has been stored.
CREATE TABLE profile.ResumeDocument (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    fileName                 nvarchar(255)     NOT NULL,
    contentType              varchar(100)      NOT NULL,
    sizeBytes                int               NOT NULL,
    sha256                   char(64)          NOT NULL,
    source                   varchar(20)       NOT NULL,
    isPrimary                bit               NOT NULL CONSTRAINT DF_ResumeDocument_isPrimary DEFAULT (0),
    blobName                 nvarchar(1024)    NULL,
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_ResumeDocument_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_ResumeDocument_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_ResumeDocument PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_ResumeDocument_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_ResumeDocument_position CHECK (position >= 0),
    CONSTRAINT CK_ResumeDocument_sizeBytes CHECK (sizeBytes > 0),
    CONSTRAINT CK_ResumeDocument_source CHECK (source IN ('upload', 'import'))
);
GO
-- The same bytes are found again, whoever brought them.
CREATE NONCLUSTERED INDEX IX_ResumeDocument_sha256 ON profile.ResumeDocument (sha256);
GO
-- Each parse of a resume file, kept for every parser and version.
CREATE TABLE profile.ResumeParsingData (
    profileId                uniqueidentifier  NOT NULL,
    itemId                   uniqueidentifier  NOT NULL,
    position                 int               NOT NULL,
    documentItemId           uniqueidentifier  NOT NULL,
    parser                   nvarchar(100)     NOT NULL,
    parserVersion            nvarchar(50)      NOT NULL,
    status                   varchar(20)       NOT NULL,
    confidence               decimal(4,3)      NULL,
    data                     nvarchar(max)     NOT NULL CONSTRAINT DF_ResumeParsingData_data DEFAULT ('{}'),
    warnings                 nvarchar(max)     NOT NULL CONSTRAINT DF_ResumeParsingData_warnings DEFAULT ('[]'),
    rawText                  nvarchar(max)     NULL,
    createdDate              datetime2(3)      NOT NULL CONSTRAINT DF_ResumeParsingData_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy                nvarchar(200)     NOT NULL,
    lastUpdated              datetime2(3)      NOT NULL CONSTRAINT DF_ResumeParsingData_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy                nvarchar(200)     NOT NULL,
    CONSTRAINT PK_ResumeParsingData PRIMARY KEY CLUSTERED (profileId, itemId),
    CONSTRAINT FK_ResumeParsingData_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT FK_ResumeParsingData_ResumeDocument FOREIGN KEY (profileId, documentItemId)
        REFERENCES profile.ResumeDocument (profileId, itemId),
    CONSTRAINT CK_ResumeParsingData_position CHECK (position >= 0),
    CONSTRAINT CK_ResumeParsingData_status CHECK (status IN ('parsed', 'partial', 'no-text', 'unsupported', 'refused', 'failed')),
    CONSTRAINT CK_ResumeParsingData_confidence CHECK (confidence BETWEEN 0 AND 1),
    CONSTRAINT CK_ResumeParsingData_data CHECK (ISJSON(data) = 1),
    CONSTRAINT CK_ResumeParsingData_warnings CHECK (ISJSON(warnings) = 1)
);
GO
CREATE NONCLUSTERED INDEX IX_ResumeParsingData_document
    ON profile.ResumeParsingData (profileId, documentItemId);
GO
