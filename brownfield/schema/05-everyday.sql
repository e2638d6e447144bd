-- Contacts, notes, reminders and what is sent and logged.
-- People at companies whom a user knows.
CREATE TABLE dbo.Contacts (
    contactId            int              IDENTITY(1,1) NOT NULL,
    contactNumber        nvarchar(40)     NOT NULL,
    userId               int              NOT NULL,
    companyId            int              NULL,
    fullName             nvarchar(200)    NOT NULL,
    email                nvarchar(320)    NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Contacts_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Contacts PRIMARY KEY CLUSTERED (contactId),
    CONSTRAINT UQ_Contacts_contactNumber UNIQUE (contactNumber),
    CONSTRAINT FK_Contacts_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId),
    CONSTRAINT FK_Contacts_Companies FOREIGN KEY (companyId) REFERENCES dbo.Companies (companyId)
);
GO
CREATE INDEX IX_Contacts_userId ON dbo.Contacts (userId);
GO
-- What a user notes about a contact.
CREATE TABLE dbo.ContactNotes (
    contactNoteId        int              IDENTITY(1,1) NOT NULL,
    contactId            int              NOT NULL,
    noteText             nvarchar(max)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_ContactNotes_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_ContactNotes PRIMARY KEY CLUSTERED (contactNoteId),
    CONSTRAINT FK_ContactNotes_Contacts FOREIGN KEY (contactId) REFERENCES dbo.Contacts (contactId)
);
GO
CREATE INDEX IX_ContactNotes_contactId ON dbo.ContactNotes (contactId);
GO
-- What a user notes about himself.
CREATE TABLE dbo.Notes (
    noteId               int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    noteText             nvarchar(max)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Notes_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Notes PRIMARY KEY CLUSTERED (noteId),
    CONSTRAINT FK_Notes_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
CREATE INDEX IX_Notes_userId ON dbo.Notes (userId);
GO
-- What a user wants to be reminded of.
CREATE TABLE dbo.Reminders (
    reminderId           int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    dueAt                datetime2(3)     NOT NULL,
    reminderText         nvarchar(400)    NOT NULL,
    isDone               bit              NOT NULL CONSTRAINT DF_Reminders_isDone DEFAULT (0),
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Reminders_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_Reminders PRIMARY KEY CLUSTERED (reminderId),
    CONSTRAINT FK_Reminders_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
CREATE INDEX IX_Reminders_dueAt ON dbo.Reminders (dueAt) WHERE isDone = 0;
GO
-- Texts of the messages that are sent.
CREATE TABLE dbo.EmailTemplates (
    emailTemplateId      int              IDENTITY(1,1) NOT NULL,
    templateName         nvarchar(100)    NOT NULL,
    subjectLine          nvarchar(200)    NOT NULL,
    bodyText             nvarchar(max)    NOT NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_EmailTemplates_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    lastUpdated          datetime2(3)     NULL,
    updatedBy            nvarchar(200)    NULL,
    CONSTRAINT PK_EmailTemplates PRIMARY KEY CLUSTERED (emailTemplateId),
    CONSTRAINT UQ_EmailTemplates_templateName UNIQUE (templateName)
);
GO
-- Messages that were sent to a user.
CREATE TABLE dbo.Notifications (
    notificationId       int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    emailTemplateId      int              NOT NULL,
    sentAt               datetime2(3)     NOT NULL,
    readAt               datetime2(3)     NULL,
    createdDate          datetime2(3)     NOT NULL CONSTRAINT DF_Notifications_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy            nvarchar(200)    NOT NULL,
    CONSTRAINT PK_Notifications PRIMARY KEY CLUSTERED (notificationId),
    CONSTRAINT FK_Notifications_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId),
    CONSTRAINT FK_Notifications_EmailTemplates FOREIGN KEY (emailTemplateId) REFERENCES dbo.EmailTemplates (emailTemplateId)
);
GO
CREATE INDEX IX_Notifications_userId ON dbo.Notifications (userId, sentAt DESC);
GO
-- What users did in the old pages; the largest table of such systems, and nobody's history of values.
CREATE TABLE dbo.ActivityLog (
    activityId           int              IDENTITY(1,1) NOT NULL,
    userId               int              NOT NULL,
    activity             nvarchar(100)    NOT NULL,
    detailJson           nvarchar(max)    NULL,
    happenedAt           datetime2(3)     NOT NULL,
    CONSTRAINT PK_ActivityLog PRIMARY KEY CLUSTERED (activityId),
    CONSTRAINT FK_ActivityLog_Users FOREIGN KEY (userId) REFERENCES dbo.Users (userId)
);
GO
CREATE INDEX IX_ActivityLog_userId ON dbo.ActivityLog (userId, happenedAt);
GO
