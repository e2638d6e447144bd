-- The rooms of Stepkeeper's data, apart from what already lives in dbo.
-- profile: what a candidate has submitted.  builder: how they got there.  audit: who changed what, when and why.
-- ops: what became of each command.
CREATE SCHEMA profile;
GO
CREATE SCHEMA builder;
GO
CREATE SCHEMA audit;
GO
CREATE SCHEMA ops;
GO
