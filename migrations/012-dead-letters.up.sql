-- What became of dead letters and rejected messages by somebody's hand: who looked at one whole, put it back or took it away, when and why.
-- begun is written before anything is done, so no act is without its row. interrupted: it was killed, and another act took its place.
-- A dead letter of a queue is known by queue, sequence number and the time at which it was enqueued, a rejected one by its
-- rejectedMessageId, whose row goes. Values are in neither: fingerprint is the SHA-256 of the body, and goes with the reason when the
-- profile is erased.
CREATE TABLE ops.DeadLetterAct (
    deadLetterActId bigint IDENTITY(1,1) NOT NULL,
    act             varchar(10)          NOT NULL,
    state           varchar(12)          NOT NULL,
    origin          varchar(10)          NOT NULL,
    queue           nvarchar(260)        NOT NULL,
    number          bigint               NOT NULL,
    enqueuedAt      datetime2(3)         NULL,
    rejectedAt      datetime2(3)         NULL,
    cause           nvarchar(260)        NOT NULL,
    kind            varchar(40)          NULL,
    profileId       uniqueidentifier     NULL,
    operationId     uniqueidentifier     NULL,
    fingerprint     char(64)             NULL,
    reason          nvarchar(500)        NULL,
    actorId         nvarchar(200)        NOT NULL,
    actorType       varchar(20)          NOT NULL,
    createdDate     datetime2(3)         NOT NULL CONSTRAINT DF_DeadLetterAct_createdDate DEFAULT (SYSUTCDATETIME()),
    createdBy       nvarchar(200)        NOT NULL,
    lastUpdated     datetime2(3)         NOT NULL CONSTRAINT DF_DeadLetterAct_lastUpdated DEFAULT (SYSUTCDATETIME()),
    updatedBy       nvarchar(200)        NOT NULL,
    CONSTRAINT PK_DeadLetterAct PRIMARY KEY CLUSTERED (deadLetterActId) WITH (OPTIMIZE_FOR_SEQUENTIAL_KEY = ON),
    CONSTRAINT CK_DeadLetterAct_act CHECK (act IN ('look', 'replay', 'discard')),
    CONSTRAINT CK_DeadLetterAct_state CHECK (state IN ('begun', 'done', 'interrupted')),
    CONSTRAINT CK_DeadLetterAct_origin CHECK (origin IN ('queue', 'rejected'))
);
GO
CREATE NONCLUSTERED INDEX IX_DeadLetterAct_origin ON ops.DeadLetterAct (origin, queue, number);
GO
CREATE NONCLUSTERED INDEX IX_DeadLetterAct_profile ON ops.DeadLetterAct (profileId, deadLetterActId)
    WHERE profileId IS NOT NULL;
GO
