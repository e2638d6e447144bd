// The catalog and the DDL that must look before it acts, as part of the prelude.
import { systemViews } from './system-views';

/** Those of the database's own schemas. */
const tables = `
CREATE VIEW tsql.all_tables AS
SELECT n.nspname AS schema_name, c.relname AS table_name, c.oid AS object_id, n.oid AS schema_id
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname NOT IN ('tsql', 'pg_catalog', 'information_schema', 'pg_toast');`;

/** Every column with what its comment keeps (translate/columns.ts): the declared type, and of its default the name and the T-SQL. */
const columns = `
CREATE VIEW tsql.all_columns AS
SELECT t.*, a.attname AS column_name, a.attnum::int4 AS column_id, NOT a.attnotnull AS nullable, about ->> 'type' AS declared,
  split_part(about ->> 'type', '(', 1) AS type_name, substring(about ->> 'type' FROM '\\((.*)\\)') AS size,
  about ->> 'default' AS default_name, about ->> 'definition' AS default_definition, d.oid IS NOT NULL AS has_default,
  d.oid AS default_id, a.attidentity <> '' AS is_identity
FROM tsql.all_tables AS t
JOIN pg_attribute AS a ON a.attrelid = t.object_id AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = t.object_id AND d.adnum = a.attnum
LEFT JOIN pg_description AS x ON x.objoid = t.object_id AND x.classoid = 'pg_class'::regclass AND x.objsubid = a.attnum
CROSS JOIN LATERAL (SELECT x.description::json AS about) AS comment;

CREATE VIEW tsql.all_constraints AS
SELECT n.nspname AS schema_name, c.relname AS table_name, k.conname AS name, k.conkey, k.conrelid, k.oid AS object_id, n.oid AS schema_id,
  NOT k.convalidated AS is_not_trusted, obj_description(k.oid, 'pg_constraint')::json AS about,
  CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' WHEN 'f' THEN 'FOREIGN KEY' WHEN 'c' THEN 'CHECK' END AS kind
FROM pg_constraint AS k
JOIN pg_class AS c ON c.oid = k.conrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype IN ('p', 'u', 'f', 'c') AND k.conname NOT LIKE '~%' AND n.nspname NOT IN ('tsql', 'pg_catalog', 'information_schema');`;

const informationSchema = `
CREATE VIEW tsql.information_schema_tables AS
SELECT schema_name::text AS "TABLE_SCHEMA", table_name::text AS "TABLE_NAME", 'BASE TABLE' AS "TABLE_TYPE" FROM tsql.all_tables;

CREATE VIEW tsql.information_schema_columns AS
SELECT schema_name::text AS "TABLE_SCHEMA", table_name::text AS "TABLE_NAME", column_name::text AS "COLUMN_NAME",
  row_number() OVER (PARTITION BY object_id ORDER BY column_id)::int4 AS "ORDINAL_POSITION",
  CASE WHEN nullable THEN 'YES' ELSE 'NO' END AS "IS_NULLABLE", type_name AS "DATA_TYPE",
  CASE WHEN type_name ~ 'char|binary' THEN CASE size WHEN 'max' THEN -1 ELSE size::int4 END END AS "CHARACTER_MAXIMUM_LENGTH",
  CASE WHEN type_name = 'decimal' THEN split_part(size, ',', 1)::int4
    ELSE (CASE type_name WHEN 'tinyint' THEN 3 WHEN 'smallint' THEN 5 WHEN 'int' THEN 10 WHEN 'bigint' THEN 19 WHEN 'float' THEN 53
      WHEN 'real' THEN 24 END) END AS "NUMERIC_PRECISION",
  CASE WHEN type_name = 'decimal' THEN split_part(size, ',', 2)::int4 WHEN type_name ~ 'int$' THEN 0 END AS "NUMERIC_SCALE",
  CASE WHEN type_name = 'datetime2' THEN size::int4 WHEN type_name = 'date' THEN 0 END AS "DATETIME_PRECISION"
FROM tsql.all_columns;

CREATE VIEW tsql.information_schema_table_constraints AS
SELECT schema_name::text AS "CONSTRAINT_SCHEMA", name::text AS "CONSTRAINT_NAME", schema_name::text AS "TABLE_SCHEMA",
  table_name::text AS "TABLE_NAME", kind AS "CONSTRAINT_TYPE" FROM tsql.all_constraints;`;

const changes = `
CREATE FUNCTION tsql.set_about(s text, t text, c text, change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE about jsonb;
BEGIN
  SELECT col_description(object_id, column_id)::jsonb INTO about
  FROM tsql.all_columns WHERE schema_name = s AND table_name = t AND column_name = c;
  EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L', s, t, c, about || change);
END $$;
CREATE FUNCTION tsql.set_default(s text, t text, c text, name text, definition text) RETURNS void LANGUAGE sql AS
  $$ SELECT tsql.set_about(s, t, c, jsonb_build_object('default', name, 'definition', definition)) $$;
CREATE FUNCTION tsql.declare_type(s text, t text, c text, type text) RETURNS void LANGUAGE sql AS
  $$ SELECT tsql.set_about(s, t, c, jsonb_build_object('type', type)) $$;

CREATE FUNCTION tsql.drop_constraint(s text, t text, wanted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c text;
BEGIN
  SELECT column_name INTO c FROM tsql.all_columns WHERE schema_name = s AND table_name = t AND default_name = wanted;
  IF c IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %I.%I ALTER COLUMN %I DROP DEFAULT', s, t, c);
    PERFORM tsql.set_default(s, t, c, NULL, NULL);
  ELSIF EXISTS (SELECT 1 FROM tsql.all_constraints WHERE schema_name = s AND table_name = t AND name = wanted) THEN
    EXECUTE format('ALTER TABLE %I.%I DROP CONSTRAINT %I', s, t, wanted);
  ELSE
    PERFORM tsql.refuse(format('''%s'' is not a constraint.', wanted), 'TS002');
  END IF;
END $$;

-- The engine would drop what stands on the column with it; SQL Server refuses.
CREATE FUNCTION tsql.drop_column(s text, t text, c text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE dependent text;
BEGIN
  SELECT name INTO dependent FROM (
    SELECT default_name AS name FROM tsql.all_columns
    WHERE schema_name = s AND table_name = t AND column_name = c AND has_default
    UNION ALL SELECT k.name FROM tsql.all_constraints AS k JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
    WHERE k.schema_name = s AND k.table_name = t AND a.attname = c
    UNION ALL SELECT i.name FROM tsql.sys_indexes AS i JOIN pg_index AS x ON x.indrelid = i.object_id
    JOIN pg_class AS r ON r.oid = x.indexrelid AND r.relname = t || '.' || i.name
    JOIN pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey)
    WHERE x.indrelid = format('%I.%I', s, t)::regclass AND a.attname = c) AS found LIMIT 1;
  IF FOUND THEN
    PERFORM tsql.refuse(format('The object ''%s'' is dependent on column ''%s''.', dependent, c), 'TS003');
  END IF;
  EXECUTE format('ALTER TABLE %I.%I DROP COLUMN %I', s, t, c);
END $$;

CREATE FUNCTION tsql.drop_type_checks(s text, t text, c text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE check_name text;
BEGIN
  FOR check_name IN SELECT k.conname FROM pg_constraint AS k JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
    WHERE k.conrelid = format('%I.%I', s, t)::regclass AND k.conname LIKE '~%' AND a.attname = c
  LOOP
    EXECUTE format('ALTER TABLE %I.%I DROP CONSTRAINT %I', s, t, check_name);
  END LOOP;
END $$;`;

export const catalog = [tables, columns, informationSchema, systemViews, changes].join('\n');
