DROP TABLE profile.Profile;
GO
