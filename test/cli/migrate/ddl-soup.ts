// Texts made of the pieces that T-SQL is made of, in any order: what a reader must survive.
import fc from 'fast-check';

const pieces =
  `CREATE ALTER DROP TABLE COLUMN CONSTRAINT INDEX SCHEMA ADD CHECK DEFAULT FOR PRIMARY KEY UNIQUE FOREIGN REFERENCES
ON DELETE SET NULL NOT WITH NOCHECK IDENTITY INSERT INTO UPDATE FROM JOIN AS EXEC sp_rename PROCEDURE PERSISTED COLLATE
( ) ( ) , , ; ; . = - 1 a profile.Address [a;b] "c" N'd;e' nvarchar(10) IF EXISTS ONLINE TRUNCATE`.split(/\s+/);

export const soup = fc
  .array(fc.tuple(fc.constantFrom(...pieces, '-- lint: allow x', '/* y */', '\nGO\n'), fc.constantFrom(' ', '\n', '')))
  .map((parts) => parts.flat().join(''));
