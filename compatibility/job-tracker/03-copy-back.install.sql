-- For readers that cannot be pointed at the views: makes the table that keeps each row of dbo.UserProfiles as it was before
-- 03-copy-back.run.sql first wrote into it. Needs 01-views.install.sql; docs/compatibility.md says when to use it. Takes back:
-- 03-copy-back.uninstall.sql, before that of the views.
--
--   sqlcmd -b -I -S server -d database -i 03-copy-back.install.sql
IF OBJECT_ID(N'compat.UserProfilesBefore', N'U') IS NULL
    CREATE TABLE compat.UserProfilesBefore (
        userProfileId        int              NOT NULL,
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
        projectsJson         nvarchar(max)    NULL,
        desiredTitles        nvarchar(max)    NULL,
        desiredLocations     nvarchar(1000)   NULL,
        desiredSalary        nvarchar(100)    NULL,
        availableFrom        nvarchar(50)     NULL,
        willingToRelocate    bit              NULL,
        careerGoals          nvarchar(max)    NULL,
        lastUpdated          datetime2(3)     NULL,
        updatedBy            nvarchar(200)    NULL,
        copiedDate           datetime2(3)     NOT NULL,
        CONSTRAINT PK_UserProfilesBefore PRIMARY KEY CLUSTERED (userProfileId)
    );
GO
