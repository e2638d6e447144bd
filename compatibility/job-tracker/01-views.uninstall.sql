-- Takes back all that 01-views.install.sql and 02-new-tables-alone.install.sql have made. Readers have to be back on dbo before.
--
--   sqlcmd -b -I -S server -d database -i 01-views.uninstall.sql
SET XACT_ABORT ON;
GO
BEGIN TRANSACTION;
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
DROP SCHEMA IF EXISTS compat;
GO
DROP INDEX IF EXISTS IX_Profile_ownerId_compat ON profile.Profile;
GO
COMMIT TRANSACTION;
GO
