-- The job tracker's database as it is before the new tables: people, what they may do and how they want it.
-- Who can sign in. externalSubject is the OIDC subject; accounts older than single sign-on have none.
CREATE TABLE dbo.Users (
    userId               int              IDENTITY(1,1) NOT NULL,
    userName             nvarchar(100)    NOT NULL,
    externalSubject      nvarchar(200)    NULL,
    email                nvarchar(320)    NOT NULL,
    displayName          nvarchar(200)    NOT NULL,
    isActive             bit              NOT NULL CONSTRAINT DF_Users_isActive DEFAULT (1),
    lastLogin            datetime2(3)     NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Users_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Users PRIMARY KEY CLUSTERED (userId),
    CONSTRAINT UQ_Users_userName UNIQUE (userName)
);
GO
CREATE UNIQUE INDEX UX_Users_externalSubject ON dbo.Users (externalSubject) WHERE externalSubject IS NOT NULL;
GO
CREATE INDEX IX_Users_email ON dbo.Users (email);
GO
-- What a candidate says about himself, in one wide row: columns were added whenever a form wanted one.
CREATE TABLE dbo.UserProfiles (
    userProfileId        int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    phone                nvarchar(50)     NULL,
    addressLine1         nvarchar(400)    NULL,
    addressLine2         nvarchar(400)    NULL,
    city                 nvarchar(200)    NULL,
    state                nvarchar(200)    NULL,
    zip                  nvarchar(50)     NULL,
    country              nvarchar(100)    NULL,
    latitude             nvarchar(50)     NULL,
    longitude            nvarchar(50)     NULL,
    educationJson        nvarchar(max)    NULL,
    certifications       nvarchar(max)    NULL,
    skills               nvarchar(max)    NULL,
    projectsJson         nvarchar(max)    NULL,
    desiredTitles        nvarchar(max)    NULL,
    desiredLocations     nvarchar(1000)   NULL,
    desiredSalary        nvarchar(100)    NULL,
    availableFrom        nvarchar(50)     NULL,
    willingToRelocate    bit              NULL,
    careerGoals          nvarchar(max)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_UserProfiles_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_UserProfiles PRIMARY KEY CLUSTERED (userProfileId),
    CONSTRAINT UQ_UserProfiles_userId UNIQUE (userId),
    CONSTRAINT FK_UserProfiles_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
-- Preferences of the old pages.
CREATE TABLE dbo.UserSettings (
    userSettingId        int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    settingName          nvarchar(100)    NOT NULL,
    settingValue         nvarchar(400)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_UserSettings_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_UserSettings PRIMARY KEY CLUSTERED (userSettingId),
    CONSTRAINT UQ_UserSettings_userId UNIQUE (userId, settingName),
    CONSTRAINT FK_UserSettings_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
-- candidate, recruiter, admin.
CREATE TABLE dbo.Roles (
    roleId               int              IDENTITY(1,1) NOT NULL,
    roleName             nvarchar(100)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Roles_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Roles PRIMARY KEY CLUSTERED (roleId),
    CONSTRAINT UQ_Roles_roleName UNIQUE (roleName)
);
GO
-- Who has which role.
CREATE TABLE dbo.UserRoles (
    userRoleId           int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    roleId               int              NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_UserRoles_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    CONSTRAINT PK_UserRoles PRIMARY KEY CLUSTERED (userRoleId),
    CONSTRAINT UQ_UserRoles_userId UNIQUE (userId, roleId),
    CONSTRAINT FK_UserRoles_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId),
    CONSTRAINT FK_UserRoles_Roles FOREIGN KEY (roleId) REFERENCES dbo.Roles (roleId)
);
GO
-- What a user pays for.
CREATE TABLE dbo.Subscriptions (
    subscriptionId       int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    planName             nvarchar(50)     NOT NULL,
    monthlyPrice         decimal(9,2)     NOT NULL,
    startedOn            date             NOT NULL,
    endedOn              date             NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Subscriptions_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Subscriptions PRIMARY KEY CLUSTERED (subscriptionId),
    CONSTRAINT FK_Subscriptions_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId),
    CONSTRAINT CK_Subscriptions_dates CHECK (endedOn >= startedOn)
);
GO
CREATE INDEX IX_Subscriptions_userId ON dbo.Subscriptions (userId);
GO
