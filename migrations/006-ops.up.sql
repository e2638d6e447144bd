-- What became of each command.
-- One row a command that was read: the inbox that makes a redelivery harmless, and what a client asks for its outcome.
-- sequence names the audit change set when something changed.
CREATE TABLE ops.Operation (
    operationNumber bigint IDENTITY(1,1) NOT NULL,
    profileId       uniqueidentifier     NOT NULL,
    operationId     uniqueidentifier     NOT NULL,
    kind            varchar(40)          NOT NULL,
    step            varchar(20)          NULL,
    status          varchar(12)          NOT NULL,
    fingerprint     char(64)             NULL,
    version         int                  NULL,
    sequence        bigint               NULL,
    errorCode       varchar(60)          NULL,
    errorDetail     nvarchar(2000)       NULL,
    sessionId       uniqueidentifier     NULL,
    correlationId   varchar(64)          NOT NULL,
    acceptedAt      datetime2(3)         NOT NULL,
    completedAt     datetime2(3)         NOT NULL,
    createdDate     datetime2(3)         NOT NULL CONSTRAINT DF_Operation_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy       nvarchar(200)        NOT NULL,
    CONSTRAINT PK_Operation PRIMARY KEY CLUSTERED (operationNumber) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT UQ_Operation_operationId UNIQUE NONCLUSTERED (profileId, operationId),
    CONSTRAINT FK_Operation_Profile FOREIGN KEY (profileId) REFERENCES profile.Profile (profileId),
    CONSTRAINT CK_Operation_status CHECK (status IN ('applied', 'unchanged', 'superseded', 'conflict', 'rejected'))
);
GO
-- What could not be read or applied, whole, with why; a body that was no JSON stands as {"text": …}.
-- messageHash (SHA-256 of messageId and body) keeps a redelivery from being recorded twice.
CREATE TABLE ops.RejectedMessage (
    rejectedMessageId bigint IDENTITY(1,1) NOT NULL,
    messageId         nvarchar(128)        NOT NULL,
    profileId         uniqueidentifier     NULL,
    operationId       uniqueidentifier     NULL,
    code              varchar(60)          NOT NULL,
    detail            nvarchar(2000)       NOT NULL,
    body              nvarchar(max)        NOT NULL,
    messageHash       char(64)             NOT NULL,
    deliveryCount     int                  NOT NULL,
    enqueuedAt        datetime2(3)         NULL,
    createdDate       datetime2(3)         NOT NULL CONSTRAINT DF_RejectedMessage_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy         nvarchar(200)        NOT NULL,
    CONSTRAINT PK_RejectedMessage PRIMARY KEY CLUSTERED (rejectedMessageId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT UQ_RejectedMessage_messageHash UNIQUE NONCLUSTERED (messageHash),
    CONSTRAINT CK_RejectedMessage_body CHECK (ISJSON(body) = 1)
);
GO
CREATE NONCLUSTERED INDEX IX_RejectedMessage_profile ON ops.RejectedMessage (profileId, rejectedMessageId)
    WHERE profileId IS NOT NULL;
GO
