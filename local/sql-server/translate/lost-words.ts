// The second guard against silence: every word of a statement must be found again in the parser's tree, or be plain grammar.
// So a clause that the parser itself drops is refused as well.
import type { Token } from './lexer';

const grammar = new Set(
  `ADD ALL ALTER AND APPLY AS ASC BEGIN BETWEEN BY CASCADE CASE CAST CHECK CLUSTERED COALESCE COLUMN CONSTRAINT COUNT CREATE CROSS
  DEFAULT DELETE DESC DISTINCT DROP ELSE END ESCAPE EXCEPT EXISTS FETCH FIRST FOR FOREIGN FROM FULL GROUP HAVING IDENTITY IIF IN INCLUDE
  INDEX INNER INSERT INTERSECT INTO IS JOIN KEY LEFT LEN LIKE NEXT NO ACTION NONCLUSTERED NOT NULL OFFSET ON ONLY OPENJSON OR ORDER
  OUTER OUTPUT OVER PARTITION PRIMARY REFERENCES RIGHT ROW ROWS SCHEMA SELECT SET SUBSTRING TABLE THEN TOP TRIM UNION UNIQUE UPDATE
  USING VALUES WHEN WHERE WITH INT INTEGER BIGINT SMALLINT TINYINT BIT VARCHAR CHAR VARBINARY BINARY DECIMAL NUMERIC FLOAT REAL
  JSON_VALUE COLLATE ROW_NUMBER DENSE_RANK DATE CEILING DATEPART CASCADE NULLS JSON IF`.split(/\s+/),
);

/** A word of the statement that its tree does not hold, if there is one. */
export function lostWord(statement: readonly Token[], tree: unknown): string | undefined {
  const known = new Set<string>();
  collect(tree, known);
  return statement.find(({ kind, text }) => {
    if (kind !== 'word' && kind !== 'name') return false;
    const word = text.replace(/^[@["]+|[\]"]$/g, '').toUpperCase();
    return !(kind === 'word' && grammar.has(word)) && !known.has(word);
  })?.text;
}

/** All the words in a tree's names and values; fields that say nothing do not count. */
function collect(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') {
    words.add(value.toUpperCase());
    for (const word of value.toUpperCase().split(/[^\p{L}\p{N}_$#]+/u)) words.add(word);
  } else if (Array.isArray(value)) {
    for (const each of value) collect(each, words);
  } else if (value && typeof value === 'object') {
    for (const [field, part] of Object.entries(value)) {
      if (part === false || (part === null && field !== 'null')) continue;
      words.add(field.toUpperCase());
      collect(part, words);
    }
  }
}
