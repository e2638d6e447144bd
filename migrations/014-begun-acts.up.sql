-- Acts on dead letters that have not come to their end, without a look at all the others, which stay for good. They are few at any time, so
-- the index is small. It is built by one look at the table; where that is not done online, acts on dead letters and erasures wait for it.
CREATE NONCLUSTERED INDEX IX_DeadLetterAct_begun ON ops.DeadLetterAct (origin, queue, number)
    INCLUDE (act, enqueuedAt) WHERE state = 'begun';
GO
