DROP TABLE profile.ResumeParsingData;
GO
DROP TABLE profile.ResumeDocument;
GO
DROP TABLE profile.CareerAspiration;
GO
DROP TABLE profile.Project;
GO
DROP TABLE profile.WorkExperience;
GO
DROP TABLE profile.Certification;
GO
DROP TABLE profile.Education;
GO
DROP TABLE profile.Address;
GO
