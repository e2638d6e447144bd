-- The views through which readers of dbo.UserProfiles and dbo.WorkHistory go on seeing the columns that they know while candidates already
-- write in the Profile Builder. Optional, and no migration; docs/compatibility.md says when to install it. Nothing in dbo is changed.
--
--   sqlcmd -b -I -S server -d database -i 01-views.install.sql
--
-- Run it again whenever it has changed: the views are made anew in one transaction, for which readers wait. 01-views.uninstall.sql takes
-- everything back. Grants stand on the schema, so that they outlive a new installation:  GRANT SELECT ON SCHEMA::compat TO reader;
SET XACT_ABORT ON;
GO
-- From a user to the profile: without it every look at one user reads all profiles. While it is built here, writers of profile.Profile wait.
-- Where the edition has it (Enterprise, Developer, Azure SQL) build it by hand before, with WITH (ONLINE = ON) at the end of the statement:
-- an index that begins with ownerId is not built twice.
IF NOT EXISTS (
    SELECT 1
    FROM sys.index_columns AS x
    JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
    WHERE x.object_id = OBJECT_ID(N'profile.Profile') AND x.key_ordinal = 1 AND c.name = N'ownerId'
)
    CREATE NONCLUSTERED INDEX IX_Profile_ownerId_compat ON profile.Profile (ownerId);
GO
BEGIN TRANSACTION;
GO
IF SCHEMA_ID(N'compat') IS NULL EXEC (N'CREATE SCHEMA compat AUTHORIZATION dbo;');
GO
DROP VIEW IF EXISTS compat.WorkHistory;
GO
DROP VIEW IF EXISTS compat.UserProfiles;
GO
DROP VIEW IF EXISTS compat.WizardJob;
GO
DROP VIEW IF EXISTS compat.WizardProfile;
GO
DROP VIEW IF EXISTS compat.WrittenStep;
GO
DROP VIEW IF EXISTS compat.LinkedProfile;
GO
-- Which profile is whose: the token's subject says it. A subject with two profiles (two issuers, say) has none here: the old row is shown
-- rather than what may be another person's.
CREATE VIEW compat.LinkedProfile AS
SELECT u.userId, p.profileId, p.createdDate, p.createdBy, p.lastUpdated, p.updatedBy
FROM dbo.Users AS u
JOIN profile.Profile AS p ON p.ownerId = u.externalSubject
WHERE NOT EXISTS (
    SELECT 1 FROM profile.Profile AS other
    WHERE other.ownerId = u.externalSubject AND other.profileId <> p.profileId
);
GO
-- The steps that a person has written since: submitted, or an item of it written by itself (also when it was deleted). What a backfill
-- brought carries a stamp of 1970 and does not count: until somebody writes, the row that it came from says the same, and says it whole.
-- writtenDate: when the newest of these writes was accepted. A run of the backfill moves profile.Profile.lastUpdated, and not this.
CREATE VIEW compat.WrittenStep AS
SELECT a.profileId, a.step, CAST(MAX(a.writtenDate) AS datetime2(3)) AS writtenDate
FROM (
    SELECT s.profileId, s.step, s.submittedAt AS writtenDate
    FROM builder.StepProgress AS s
    WHERE s.submittedAt > CAST('1970-01-01T00:00:00' AS datetime2(3))
    UNION ALL
    SELECT w.profileId, CAST(CASE w.section
            WHEN 'addresses' THEN 'address'
            WHEN 'education' THEN 'education'
            WHEN 'certifications' THEN 'education'
            WHEN 'work-experience' THEN 'experience'
            WHEN 'projects' THEN 'projects'
            WHEN 'career-aspirations' THEN 'aspirations'
        END AS varchar(20)), w.acceptedAt
    FROM builder.ItemWrite AS w
    WHERE w.section IN ('addresses', 'education', 'certifications', 'work-experience', 'projects', 'career-aspirations')
) AS a
GROUP BY a.profileId, a.step;
GO
-- What the new tables hold, in the columns of dbo.UserProfiles: a row for each profile, whoever wrote it. Of several addresses it is the
-- primary one, else the first. OPENJSON may give text in a collation of its own, which does not mix with the old columns'.
CREATE VIEW compat.WizardProfile AS
SELECT
    p.profileId,
    CAST(a.line1 AS nvarchar(400)) AS addressLine1,
    CAST(NULLIF(CONCAT_WS(N', ', a.line2, a.line3), N'') AS nvarchar(400)) AS addressLine2,
    CAST(a.city AS nvarchar(200)) AS city,
    CAST(a.region AS nvarchar(200)) AS state,
    CAST(a.postalCode AS nvarchar(50)) AS zip,
    CAST(a.countryCode AS nvarchar(100)) AS country,
    CAST(a.latitude AS nvarchar(50)) AS latitude,
    CAST(a.longitude AS nvarchar(50)) AS longitude,
    CAST((
        SELECT e.institution AS school, e.studyType AS degree, e.area AS field, e.startDate AS [from], e.endDate AS [to], e.score AS gpa
        FROM profile.Education AS e
        WHERE e.profileId = p.profileId
        ORDER BY e.position, e.itemId
        FOR JSON PATH, INCLUDE_NULL_VALUES
    ) AS nvarchar(max)) AS educationJson,
    (
        SELECT STRING_AGG(CAST(CONCAT(c.name, N' (', c.issuer, N')', N', ' + c.issueDate) AS nvarchar(max)), CHAR(10))
            WITHIN GROUP (ORDER BY c.position)
        FROM profile.Certification AS c
        WHERE c.profileId = p.profileId
    ) AS certifications,
    CAST((
        SELECT j.name, j.role, COALESCE(j.url, j.repositoryUrl) AS url, j.startDate AS [from], j.endDate AS [to], j.description,
            JSON_QUERY(j.technologies) AS technologies
        FROM profile.Project AS j
        WHERE j.profileId = p.profileId
        ORDER BY j.position, j.itemId
        FOR JSON PATH, INCLUDE_NULL_VALUES
    ) AS nvarchar(max)) AS projectsJson,
    (
        SELECT STRING_AGG(CAST(t.value AS nvarchar(max)) COLLATE DATABASE_DEFAULT, N', ') WITHIN GROUP (ORDER BY CAST(t.[key] AS int))
        FROM OPENJSON(w.targetTitles) AS t
    ) AS desiredTitles,
    CAST((
        SELECT STRING_AGG(CAST(l.value AS nvarchar(max)) COLLATE DATABASE_DEFAULT, N', ') WITHIN GROUP (ORDER BY CAST(l.[key] AS int))
        FROM OPENJSON(w.locations) AS l
    ) AS nvarchar(1000)) AS desiredLocations,
    CAST(CASE
        WHEN w.salaryMin IS NOT NULL AND w.salaryMax IS NOT NULL THEN CONCAT(w.minText, N' - ', w.maxText, N' ', w.salaryCurrency, w.perPeriod)
        WHEN w.salaryMin IS NOT NULL THEN CONCAT(w.minText, N' ', w.salaryCurrency, w.perPeriod)
        WHEN w.salaryMax IS NOT NULL THEN CONCAT(N'up to ', w.maxText, N' ', w.salaryCurrency, w.perPeriod)
    END AS nvarchar(100)) AS desiredSalary,
    CAST(w.availableFrom AS nvarchar(50)) AS availableFrom,
    w.willingToRelocate,
    CAST(NULLIF(CONCAT_WS(NCHAR(10), w.shortTermGoal, w.longTermGoal), N'') AS nvarchar(max)) AS careerGoals
FROM profile.Profile AS p
OUTER APPLY (
    SELECT TOP (1) x.line1, x.line2, x.line3, x.city, x.region, x.postalCode, x.countryCode, x.latitude, x.longitude
    FROM profile.Address AS x
    WHERE x.profileId = p.profileId
    ORDER BY x.isPrimary DESC, x.position, x.itemId
) AS a
LEFT JOIN (
    -- Amounts as 50,000 or 50,000.50. The old column is a salary a year where it names no period.
    SELECT c.profileId, c.targetTitles, c.locations, c.salaryMin, c.salaryMax, c.salaryCurrency, c.availableFrom, c.willingToRelocate,
        c.shortTermGoal, c.longTermGoal,
        TRIM(REPLACE(CONVERT(varchar(30), CAST(c.salaryMin AS money), 1), '.00', '')) AS minText,
        TRIM(REPLACE(CONVERT(varchar(30), CAST(c.salaryMax AS money), 1), '.00', '')) AS maxText,
        CASE WHEN c.salaryPeriod <> 'year' THEN CONCAT('/', c.salaryPeriod) END AS perPeriod
    FROM profile.CareerAspiration AS c
) AS w ON w.profileId = p.profileId;
GO
-- What the new tables hold, in the columns of dbo.WorkHistory. Its integer keys are not known there: the last four bytes of the item's id
-- stand in, as a number below zero, so that it stays the same and is none of dbo.WorkHistory. It tells jobs of one user apart.
CREATE VIEW compat.WizardJob AS
SELECT
    w.profileId,
    -1 - (CAST(SUBSTRING(CAST(w.itemId AS binary(16)), 13, 4) AS int) & 2147483647) AS workHistoryId,
    CAST(w.employer AS nvarchar(400)) AS companyName,
    CAST(w.title AS nvarchar(400)) AS jobTitle,
    CAST(w.startDate AS nvarchar(20)) AS startDate,
    CAST(w.endDate AS nvarchar(20)) AS endDate,
    w.isCurrent,
    CAST(COALESCE(
        NULLIF(CONCAT_WS(N', ', w.city, w.region, w.countryCode), N''),
        CASE w.workMode WHEN 'remote' THEN N'Remote' END
    ) AS nvarchar(400)) AS location,
    CAST(NULLIF(CONCAT_WS(NCHAR(10), w.summary, (
        SELECT STRING_AGG(CAST(CONCAT(NCHAR(8226), N' ', h.value) AS nvarchar(max)) COLLATE DATABASE_DEFAULT, CHAR(10))
            WITHIN GROUP (ORDER BY CAST(h.[key] AS int))
        FROM OPENJSON(w.highlights) AS h
    )), N'') AS nvarchar(max)) AS description,
    w.createdDate, w.createdBy, w.lastUpdated, w.updatedBy
FROM profile.WorkExperience AS w;
GO
-- dbo.UserProfiles, step by step from where it was written last. Who has written but has no row there is shown too, under the number of
-- the user below zero.
CREATE VIEW compat.UserProfiles AS
SELECT
    COALESCE(o.userProfileId, -u.userId) AS userProfileId,
    u.userId,
    o.phone,
    CASE WHEN s.isAddressNew = 1 THEN n.addressLine1 ELSE o.addressLine1 END AS addressLine1,
    CASE WHEN s.isAddressNew = 1 THEN n.addressLine2 ELSE o.addressLine2 END AS addressLine2,
    CASE WHEN s.isAddressNew = 1 THEN n.city ELSE o.city END AS city,
    CASE WHEN s.isAddressNew = 1 THEN n.state ELSE o.state END AS state,
    CASE WHEN s.isAddressNew = 1 THEN n.zip ELSE o.zip END AS zip,
    CASE WHEN s.isAddressNew = 1 THEN n.country ELSE o.country END AS country,
    CASE WHEN s.isAddressNew = 1 THEN n.latitude ELSE o.latitude END AS latitude,
    CASE WHEN s.isAddressNew = 1 THEN n.longitude ELSE o.longitude END AS longitude,
    CASE WHEN s.isEducationNew = 1 THEN n.educationJson ELSE o.educationJson END AS educationJson,
    CASE WHEN s.isEducationNew = 1 THEN n.certifications ELSE o.certifications END AS certifications,
    o.skills,
    CASE WHEN s.isProjectsNew = 1 THEN n.projectsJson ELSE o.projectsJson END AS projectsJson,
    CASE WHEN s.isAspirationsNew = 1 THEN n.desiredTitles ELSE o.desiredTitles END AS desiredTitles,
    CASE WHEN s.isAspirationsNew = 1 THEN n.desiredLocations ELSE o.desiredLocations END AS desiredLocations,
    CASE WHEN s.isAspirationsNew = 1 THEN n.desiredSalary ELSE o.desiredSalary END AS desiredSalary,
    CASE WHEN s.isAspirationsNew = 1 THEN n.availableFrom ELSE o.availableFrom END AS availableFrom,
    CASE WHEN s.isAspirationsNew = 1 THEN n.willingToRelocate ELSE o.willingToRelocate END AS willingToRelocate,
    CASE WHEN s.isAspirationsNew = 1 THEN n.careerGoals ELSE o.careerGoals END AS careerGoals,
    COALESCE(o.createdDate, p.createdDate) AS createdDate,
    COALESCE(o.createdBy, p.createdBy) AS createdBy,
    CASE WHEN s.writtenDate > COALESCE(o.lastUpdated, o.createdDate) OR o.userProfileId IS NULL
        THEN s.writtenDate ELSE o.lastUpdated END AS lastUpdated,
    CASE WHEN s.writtenDate > COALESCE(o.lastUpdated, o.createdDate) OR o.userProfileId IS NULL
        THEN p.updatedBy ELSE o.updatedBy END AS updatedBy
FROM dbo.Users AS u
LEFT JOIN dbo.UserProfiles AS o ON o.userId = u.userId
LEFT JOIN compat.LinkedProfile AS p ON p.userId = u.userId
OUTER APPLY (
    SELECT MAX(1) AS isAnyNew, CAST(MAX(w.writtenDate) AS datetime2(3)) AS writtenDate,
        MAX(CASE WHEN w.step = 'address' THEN 1 ELSE 0 END) AS isAddressNew,
        MAX(CASE WHEN w.step = 'education' THEN 1 ELSE 0 END) AS isEducationNew,
        MAX(CASE WHEN w.step = 'projects' THEN 1 ELSE 0 END) AS isProjectsNew,
        MAX(CASE WHEN w.step = 'aspirations' THEN 1 ELSE 0 END) AS isAspirationsNew
    FROM compat.WrittenStep AS w
    WHERE w.profileId = p.profileId AND w.step IN ('address', 'education', 'projects', 'aspirations')
) AS s
LEFT JOIN compat.WizardProfile AS n ON n.profileId = p.profileId AND s.isAnyNew = 1
WHERE o.userProfileId IS NOT NULL OR s.isAnyNew = 1;
GO
-- dbo.WorkHistory: all jobs of a user from where the step was written last.
CREATE VIEW compat.WorkHistory AS
SELECT h.workHistoryId, h.userId, h.companyName, h.jobTitle, h.startDate, h.endDate, h.isCurrent, h.location, h.description,
    h.createdDate, h.createdBy, h.lastUpdated, h.updatedBy
FROM dbo.WorkHistory AS h
WHERE NOT EXISTS (
    SELECT 1
    FROM compat.LinkedProfile AS p
    JOIN compat.WrittenStep AS s ON s.profileId = p.profileId
    WHERE p.userId = h.userId AND s.step = 'experience'
)
UNION ALL
SELECT j.workHistoryId, p.userId, j.companyName, j.jobTitle, j.startDate, j.endDate, j.isCurrent, j.location, j.description,
    j.createdDate, j.createdBy, j.lastUpdated, j.updatedBy
FROM compat.LinkedProfile AS p
JOIN compat.WrittenStep AS s ON s.profileId = p.profileId
JOIN compat.WizardJob AS j ON j.profileId = p.profileId
WHERE s.step = 'experience';
GO
COMMIT TRANSACTION;
GO
