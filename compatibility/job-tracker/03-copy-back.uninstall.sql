-- Takes back what 03-copy-back.run.sql has written, except in rows that the old pages have written since, and drops what it kept. Stop the
-- job first. One transaction over all rows that were ever copied: mind the log.
--
--   sqlcmd -b -I -S server -d database -i 03-copy-back.uninstall.sql
SET XACT_ABORT ON;
GO
BEGIN TRANSACTION;
GO
UPDATE o
SET o.addressLine1 = b.addressLine1,
    o.addressLine2 = b.addressLine2,
    o.city = b.city,
    o.state = b.state,
    o.zip = b.zip,
    o.country = b.country,
    o.latitude = b.latitude,
    o.longitude = b.longitude,
    o.educationJson = b.educationJson,
    o.certifications = b.certifications,
    o.projectsJson = b.projectsJson,
    o.desiredTitles = b.desiredTitles,
    o.desiredLocations = b.desiredLocations,
    o.desiredSalary = b.desiredSalary,
    o.availableFrom = b.availableFrom,
    o.willingToRelocate = b.willingToRelocate,
    o.careerGoals = b.careerGoals,
    o.lastUpdated = b.lastUpdated,
    o.updatedBy = b.updatedBy
FROM dbo.UserProfiles AS o
JOIN compat.UserProfilesBefore AS b ON b.userProfileId = o.userProfileId
WHERE o.lastUpdated = b.copiedDate;
GO
DROP TABLE compat.UserProfilesBefore;
GO
COMMIT TRANSACTION;
GO
