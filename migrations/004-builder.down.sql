DROP TABLE builder.ValidationError;
GO
DROP TABLE builder.StepEvent;
GO
DROP TABLE builder.StepProgress;
GO
DROP TABLE builder.StepDraft;
GO
DROP TABLE builder.Session;
GO
