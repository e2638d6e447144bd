// The views of sys, as part of the prelude: what SQL Server's documentation says of each column, from the engine's own catalog and
// the comments that translation leaves on columns, constraints and indexes (translate/definitions.ts).
// https://learn.microsoft.com/sql/relational-databases/system-catalog-views/object-catalog-views-transact-sql

/** Text compares by its bytes here, which is what this collation does. */
const collation = 'Latin1_General_100_BIN2';

/** Type ids and sizes as SQL Server has them: lengths in bytes, precision and scale in digits. */
const types = `
CREATE TABLE tsql.type_sizes (name text, id int4, max_length int4, precision int4, scale int4, is_text bool);
INSERT INTO tsql.type_sizes VALUES
  ('uniqueidentifier', 36, 16, 0, 0, false), ('date', 40, 3, 10, 0, false), ('datetime2', 42, 8, 27, 7, false),
  ('tinyint', 48, 1, 3, 0, false), ('smallint', 52, 2, 5, 0, false), ('int', 56, 4, 10, 0, false), ('real', 59, 4, 24, 0, false),
  ('float', 62, 8, 53, 0, false), ('bit', 104, 1, 1, 0, false), ('decimal', 106, 17, 38, 38, false), ('bigint', 127, 8, 19, 0, false),
  ('varbinary', 165, 8000, 0, 0, false), ('varchar', 167, 8000, 0, 0, true), ('binary', 173, 8000, 0, 0, false),
  ('char', 175, 8000, 0, 0, true), ('nvarchar', 231, 8000, 0, 0, true), ('nchar', 239, 8000, 0, 0, true);

CREATE VIEW tsql.sys_types AS
SELECT name, id AS system_type_id, id AS user_type_id, max_length, precision, scale, CASE WHEN is_text THEN '${collation}' END AS collation_name,
  1::int2 AS is_nullable, 0::int2 AS is_user_defined FROM tsql.type_sizes;

-- One expression, which the engine takes into the query that calls it.
CREATE FUNCTION tsql.max_length(type text, size text) RETURNS int4 LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE
     WHEN size = 'max' THEN -1
     WHEN type IN ('nvarchar', 'nchar') THEN 2 * coalesce(size, '1')::int4
     WHEN type IN ('varchar', 'char', 'varbinary', 'binary') THEN coalesce(size, '1')::int4
     WHEN type = 'datetime2' THEN CASE WHEN size::int4 < 3 THEN 6 WHEN size::int4 < 5 THEN 7 ELSE 8 END
     WHEN type = 'decimal' THEN 5 + 4 * width_bucket(coalesce(split_part(size, ',', 1), '18')::int4, ARRAY[10, 20, 29]) END $$;`;

const tables = `
CREATE VIEW tsql.sys_schemas AS SELECT nspname::text AS name, oid::int4 AS schema_id FROM pg_namespace
WHERE nspname NOT IN ('tsql', 'public', 'information_schema') AND nspname NOT LIKE 'pg\\_%';

CREATE VIEW tsql.sys_tables AS
SELECT table_name::text AS name, object_id::int4 AS object_id, schema_id::int4 AS schema_id, 'U ' AS type,
  'USER_TABLE' AS type_desc, 0::int2 AS is_ms_shipped FROM tsql.all_tables;

CREATE VIEW tsql.sys_columns AS
SELECT c.object_id::int4 AS object_id, c.column_name::text AS name, c.column_id, y.id AS system_type_id, y.id AS user_type_id,
  coalesce(tsql.max_length(y.name, c.size), y.max_length) AS max_length,
  CASE y.name WHEN 'decimal' THEN coalesce(split_part(c.size, ',', 1)::int4, 18)
    WHEN 'datetime2' THEN CASE c.size WHEN '0' THEN 19 ELSE 20 + c.size::int4 END ELSE y.precision END AS precision,
  CASE y.name WHEN 'decimal' THEN coalesce(split_part(c.size, ',', 2)::int4, 0) WHEN 'datetime2' THEN c.size::int4 ELSE y.scale END AS scale,
  CASE WHEN y.is_text THEN '${collation}' END AS collation_name, c.nullable::int4::int2 AS is_nullable,
  c.is_identity::int4::int2 AS is_identity, 0::int2 AS is_computed, coalesce(c.default_id, 0)::int4 AS default_object_id
FROM tsql.all_columns AS c JOIN tsql.type_sizes AS y ON y.name = c.type_name;

CREATE VIEW tsql.sys_identity_columns AS
SELECT c.object_id::int4 AS object_id, c.column_name::text AS name, c.column_id, q.seqstart AS seed_value, q.seqincrement AS increment_value
FROM tsql.all_columns AS c
JOIN pg_depend AS d ON d.refobjid = c.object_id AND d.refobjsubid = c.column_id AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
JOIN pg_sequence AS q ON q.seqrelid = d.objid WHERE c.is_identity;

-- There are no computed columns and no triggers here.
CREATE VIEW tsql.sys_computed_columns AS
SELECT 0::int4 AS object_id, 0::int4 AS column_id, ''::text AS name, ''::text AS definition, 0::int2 AS is_persisted WHERE false;
CREATE VIEW tsql.sys_triggers AS
SELECT ''::text AS name, 0::int4 AS object_id, 0::int4 AS parent_id, 0::int2 AS is_disabled WHERE false;`;

const constraints = `
CREATE VIEW tsql.sys_default_constraints AS
SELECT coalesce(nullif(default_name, ''), 'DF__' || table_name || '__' || column_name) AS name, default_id::int4 AS object_id,
  schema_id::int4 AS schema_id, object_id::int4 AS parent_object_id, column_id AS parent_column_id, default_definition AS definition,
  (coalesce(default_name, '') = '')::int4::int2 AS is_system_named
FROM tsql.all_columns WHERE has_default;

CREATE VIEW tsql.sys_check_constraints AS
SELECT k.name::text AS name, k.object_id::int4 AS object_id, k.schema_id::int4 AS schema_id, k.conrelid::int4 AS parent_object_id,
  CASE WHEN cardinality(k.conkey) = 1 THEN k.conkey[1]::int4 ELSE 0 END AS parent_column_id,
  coalesce(k.about ->> 'definition', substr(pg_get_constraintdef(k.object_id), 7)) AS definition, 0::int2 AS is_disabled,
  k.is_not_trusted::int4::int2 AS is_not_trusted
FROM tsql.all_constraints AS k WHERE k.kind = 'CHECK';

CREATE VIEW tsql.sys_key_constraints AS
SELECT k.name::text AS name, k.object_id::int4 AS object_id, k.schema_id::int4 AS schema_id, k.conrelid::int4 AS parent_object_id,
  CASE k.kind WHEN 'UNIQUE' THEN 'UQ' ELSE 'PK' END AS type, i.index_id AS unique_index_id
FROM tsql.all_constraints AS k JOIN tsql.all_indexes AS i ON i.constraint_id = k.object_id;

CREATE FUNCTION tsql.referential_action(letter "char") RETURNS int4 LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE letter WHEN 'c' THEN 1 WHEN 'n' THEN 2 WHEN 'd' THEN 3 ELSE 0 END $$;
CREATE FUNCTION tsql.referential_action_desc(letter "char") RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT (ARRAY['NO_ACTION', 'CASCADE', 'SET_NULL', 'SET_DEFAULT'])[1 + tsql.referential_action(letter)] $$;

CREATE VIEW tsql.sys_foreign_keys AS
SELECT k.name::text AS name, k.object_id::int4 AS object_id, k.schema_id::int4 AS schema_id, k.conrelid::int4 AS parent_object_id,
  f.confrelid::int4 AS referenced_object_id, 0::int2 AS is_disabled, k.is_not_trusted::int4::int2 AS is_not_trusted,
  tsql.referential_action(f.confdeltype) AS delete_referential_action,
  tsql.referential_action_desc(f.confdeltype) AS delete_referential_action_desc,
  tsql.referential_action(f.confupdtype) AS update_referential_action,
  tsql.referential_action_desc(f.confupdtype) AS update_referential_action_desc
FROM tsql.all_constraints AS k JOIN pg_constraint AS f ON f.oid = k.object_id WHERE k.kind = 'FOREIGN KEY';

CREATE VIEW tsql.sys_foreign_key_columns AS
SELECT f.oid::int4 AS constraint_object_id, pair.place::int4 AS constraint_column_id, f.conrelid::int4 AS parent_object_id,
  pair.parent::int4 AS parent_column_id, f.confrelid::int4 AS referenced_object_id, pair.referenced::int4 AS referenced_column_id
FROM pg_constraint AS f
CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS pair(parent, referenced, place) WHERE f.contype = 'f';`;

/** A table without a clustered index is a heap, which has a row of its own with the id 0. */
const indexes = `
-- OFFSET 0: the engine would move what is asked of them below the joins, and read every comment of its own catalog.
CREATE VIEW tsql.all_indexes AS
SELECT *, CASE WHEN is_clustered THEN 1 ELSE 1 + row_number() OVER (PARTITION BY object_id, is_clustered ORDER BY engine_id) END::int4 AS index_id
FROM (
  SELECT x.indrelid AS object_id, x.indexrelid AS engine_id, k.oid AS constraint_id, k.contype,
    CASE WHEN k.conname IS NULL THEN substr(i.relname, length(t.table_name) + 2) ELSE k.conname END::text AS name, x.indisunique AS is_unique,
    x.indpred IS NOT NULL AS has_filter, x.indkey, x.indoption, x.indnkeyatts, comment.about,
    coalesce((comment.about ->> 'clustered')::bool, k.contype IS NOT DISTINCT FROM 'p') AS is_clustered
  FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid JOIN tsql.all_tables AS t ON t.object_id = x.indrelid
  LEFT JOIN pg_constraint AS k ON k.conindid = x.indexrelid AND k.contype IN ('p', 'u')
  CROSS JOIN LATERAL (
    SELECT coalesce(obj_description(k.oid, 'pg_constraint'), obj_description(x.indexrelid, 'pg_class'))::json AS about) AS comment
  OFFSET 0) AS found;

CREATE VIEW tsql.sys_indexes AS
SELECT object_id::int4 AS object_id, name, index_id, CASE WHEN is_clustered THEN 1 ELSE 2 END AS type,
  CASE WHEN is_clustered THEN 'CLUSTERED' ELSE 'NONCLUSTERED' END AS type_desc, is_unique::int4::int2 AS is_unique,
  (contype IS NOT DISTINCT FROM 'p')::int4::int2 AS is_primary_key, (contype IS NOT DISTINCT FROM 'u')::int4::int2 AS is_unique_constraint,
  0::int2 AS is_disabled, 0::int2 AS is_hypothetical, 0::int2 AS ignore_dup_key, has_filter::int4::int2 AS has_filter, about ->> 'filter' AS filter_definition
FROM tsql.all_indexes
UNION ALL SELECT t.object_id, NULL, 0, 0, 'HEAP', 0::int2, 0::int2, 0::int2, 0::int2, 0::int2, 0::int2, 0::int2, NULL FROM tsql.sys_tables AS t
WHERE NOT EXISTS (SELECT 1 FROM tsql.all_indexes AS i WHERE i.object_id::int4 = t.object_id AND i.is_clustered);

CREATE VIEW tsql.sys_index_columns AS
SELECT i.object_id::int4 AS object_id, i.index_id, part.place::int4 AS index_column_id, part.column_id::int4 AS column_id,
  CASE WHEN part.place <= i.indnkeyatts THEN part.place ELSE 0 END::int4 AS key_ordinal,
  (part.place <= i.indnkeyatts AND (coalesce(part.option, 0) & 1 = 1
    OR coalesce((i.about -> 'descending')::jsonb ? a.attname::text, false)))::int4::int2 AS is_descending_key,
  (part.place > i.indnkeyatts)::int4::int2 AS is_included_column, 0::int4 AS partition_ordinal
FROM tsql.all_indexes AS i
CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indoption::int2[]) WITH ORDINALITY AS part(column_id, option, place)
JOIN pg_attribute AS a ON a.attrelid = i.object_id AND a.attnum = part.column_id;`;

const databases = `
CREATE FUNCTION tsql.databases(known json) RETURNS TABLE (name text, database_id int4, collation_name text) LANGUAGE sql AS
  $$ SELECT d.*, '${collation}' FROM json_to_recordset(known) AS d(name text, database_id int4) $$;
CREATE FUNCTION tsql.db_id(known json, wanted text) RETURNS int4 LANGUAGE sql AS
  $$ SELECT database_id FROM tsql.databases(known) WHERE name = wanted $$;`;

export const systemViews = [types, tables, indexes, constraints, databases].join('\n');
