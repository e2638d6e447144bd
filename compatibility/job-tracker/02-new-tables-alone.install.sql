-- The last stage of the views: compat.UserProfiles and compat.WorkHistory read what the wizard holds from the new tables for everybody, and
-- none of the wizard's columns in dbo. After it these columns, and dbo.WorkHistory, can be dropped by their owner. Needs 01-views.install.sql.
--
--   sqlcmd -b -I -S server -d database -i 02-new-tables-alone.install.sql
--
-- The way back, while the columns are there, is 01-views.install.sql, which makes the two views anew as they were.
SET XACT_ABORT ON;
GO
BEGIN TRANSACTION;
GO
DROP VIEW IF EXISTS compat.WorkHistory;
GO
DROP VIEW IF EXISTS compat.UserProfiles;
GO
CREATE VIEW compat.UserProfiles AS
SELECT
    COALESCE(o.userProfileId, -u.userId) AS userProfileId,
    u.userId,
    o.phone,
    n.addressLine1, n.addressLine2, n.city, n.state, n.zip, n.country, n.latitude, n.longitude,
    n.educationJson, n.certifications,
    o.skills,
    n.projectsJson,
    n.desiredTitles, n.desiredLocations, n.desiredSalary, n.availableFrom, n.willingToRelocate, n.careerGoals,
    COALESCE(o.createdDate, p.createdDate) AS createdDate,
    COALESCE(o.createdBy, p.createdBy) AS createdBy,
    CASE WHEN p.lastUpdated > COALESCE(o.lastUpdated, o.createdDate, p.createdDate) THEN p.lastUpdated ELSE o.lastUpdated END AS lastUpdated,
    CASE WHEN p.lastUpdated > COALESCE(o.lastUpdated, o.createdDate, p.createdDate) THEN p.updatedBy ELSE o.updatedBy END AS updatedBy
FROM dbo.Users AS u
LEFT JOIN dbo.UserProfiles AS o ON o.userId = u.userId
LEFT JOIN compat.LinkedProfile AS p ON p.userId = u.userId
LEFT JOIN compat.WizardProfile AS n ON n.profileId = p.profileId
WHERE o.userProfileId IS NOT NULL
    OR EXISTS (
        SELECT 1 FROM compat.WrittenStep AS s
        WHERE s.profileId = p.profileId AND s.step IN ('address', 'education', 'projects', 'aspirations')
    );
GO
CREATE VIEW compat.WorkHistory AS
SELECT j.workHistoryId, p.userId, j.companyName, j.jobTitle, j.startDate, j.endDate, j.isCurrent, j.location, j.description,
    j.createdDate, j.createdBy, j.lastUpdated, j.updatedBy
FROM compat.LinkedProfile AS p
JOIN compat.WizardJob AS j ON j.profileId = p.profileId;
GO
COMMIT TRANSACTION;
GO
