-- Writes what candidates have written in the Profile Builder into the columns of dbo.UserProfiles, for readers that read these alone. Run it
-- every few minutes (SQL Server Agent, an elastic job); each run takes at most 500 rows, oldest keys first, in one transaction, and waits
-- at most 5 seconds for a lock. It adds and deletes no row, and leaves dbo.WorkHistory alone. Whoever wrote last counts: a row that
-- the old pages have written after the wizard stays as it is until the wizard is written again.
--
--   sqlcmd -b -I -S server -d database -i 03-copy-back.run.sql
SET XACT_ABORT ON;
SET LOCK_TIMEOUT 5000;
BEGIN TRANSACTION;
DECLARE @due TABLE (userProfileId int NOT NULL PRIMARY KEY);
-- The view says a later lastUpdated than the row where the wizard was written after it. The rows are locked until the commit: what an old
-- page writes to one of them meanwhile comes after the copy, and is the newer one then.
INSERT INTO @due (userProfileId)
SELECT TOP (500) o.userProfileId
FROM dbo.UserProfiles AS o WITH (UPDLOCK, ROWLOCK)
JOIN compat.UserProfiles AS n ON n.userId = o.userId
WHERE n.lastUpdated > COALESCE(o.lastUpdated, o.createdDate)
ORDER BY o.userProfileId;
-- What the old pages have written since the last copy is what the way back has to restore.
DELETE b
FROM compat.UserProfilesBefore AS b
JOIN @due AS d ON d.userProfileId = b.userProfileId
JOIN dbo.UserProfiles AS o ON o.userProfileId = b.userProfileId
WHERE o.lastUpdated <> b.copiedDate;
INSERT INTO compat.UserProfilesBefore (userProfileId,
    addressLine1, addressLine2, city, state, zip, country, latitude, longitude,
    educationJson, certifications, projectsJson, desiredTitles, desiredLocations, desiredSalary, availableFrom, willingToRelocate,
    careerGoals, lastUpdated, updatedBy, copiedDate)
SELECT o.userProfileId,
    o.addressLine1, o.addressLine2, o.city, o.state, o.zip, o.country, o.latitude, o.longitude,
    o.educationJson, o.certifications, o.projectsJson, o.desiredTitles, o.desiredLocations, o.desiredSalary, o.availableFrom, o.willingToRelocate,
    o.careerGoals, o.lastUpdated, o.updatedBy, n.lastUpdated
FROM @due AS d
JOIN dbo.UserProfiles AS o ON o.userProfileId = d.userProfileId
JOIN compat.UserProfiles AS n ON n.userId = o.userId
WHERE NOT EXISTS (SELECT 1 FROM compat.UserProfilesBefore AS b WHERE b.userProfileId = d.userProfileId);
UPDATE o
SET o.addressLine1 = n.addressLine1,
    o.addressLine2 = n.addressLine2,
    o.city = n.city,
    o.state = n.state,
    o.zip = n.zip,
    o.country = n.country,
    o.latitude = n.latitude,
    o.longitude = n.longitude,
    o.educationJson = n.educationJson,
    o.certifications = n.certifications,
    o.projectsJson = n.projectsJson,
    o.desiredTitles = n.desiredTitles,
    o.desiredLocations = n.desiredLocations,
    o.desiredSalary = n.desiredSalary,
    o.availableFrom = n.availableFrom,
    o.willingToRelocate = n.willingToRelocate,
    o.careerGoals = n.careerGoals,
    o.lastUpdated = n.lastUpdated,
    o.updatedBy = n.updatedBy
FROM dbo.UserProfiles AS o
JOIN @due AS d ON d.userProfileId = o.userProfileId
JOIN compat.UserProfiles AS n ON n.userId = o.userId;
UPDATE b
SET b.copiedDate = o.lastUpdated
FROM compat.UserProfilesBefore AS b
JOIN @due AS d ON d.userProfileId = b.userProfileId
JOIN dbo.UserProfiles AS o ON o.userProfileId = b.userProfileId;
COMMIT TRANSACTION;
GO
