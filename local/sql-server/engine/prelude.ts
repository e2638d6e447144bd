// What every database starts with: T-SQL's functions and types that the engine lacks, in the schema tsql, and the schema dbo.

const types = `
CREATE SCHEMA dbo;
CREATE SCHEMA tsql;
CREATE DOMAIN tsql.bit AS int2 CONSTRAINT bit CHECK (VALUE IN (0, 1));
CREATE DOMAIN tsql.tinyint AS int4 CONSTRAINT tinyint CHECK (VALUE BETWEEN 0 AND 255);
CREATE DOMAIN tsql.smallint AS int4 CONSTRAINT smallint CHECK (VALUE BETWEEN -32768 AND 32767);

-- Text gives way to every other type in T-SQL: where it is compared, and where it is stored.
CREATE CAST (text AS uuid) WITH INOUT AS IMPLICIT;
CREATE CAST (varchar AS uuid) WITH INOUT AS IMPLICIT;
CREATE CAST (text AS timestamp) WITH INOUT AS IMPLICIT;
CREATE CAST (varchar AS timestamp) WITH INOUT AS IMPLICIT;
CREATE CAST (text AS date) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS int2) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS int4) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS int8) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS numeric) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS float8) WITH INOUT AS ASSIGNMENT;
CREATE OPERATOR tsql.+ (LEFTARG = text, RIGHTARG = text, FUNCTION = textcat);

-- SQLSTATE TS001 is "not in the subset", TS002 to TS00x are SQL Server's own errors (engine/engine-errors.ts).
CREATE FUNCTION tsql.refuse(message text, state text DEFAULT 'TS001') RETURNS text LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION USING MESSAGE = message, ERRCODE = state; END $$;`;

const text = `
CREATE FUNCTION tsql.utf16_length(value text) RETURNS int4 LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN octet_length(value) <= 3 * char_length(value)
     AND value !~ '[\\U00010000-\\U0010FFFF]' THEN char_length(value)
     ELSE char_length(value) + char_length(regexp_replace(value, '[^\\U00010000-\\U0010FFFF]', '', 'g')) END $$;
CREATE FUNCTION tsql.len(value text) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$ SELECT tsql.utf16_length(rtrim(value)) $$;
CREATE FUNCTION tsql.datalength(value text) RETURNS int8 LANGUAGE sql IMMUTABLE AS
  $$ SELECT 2 * tsql.utf16_length(value)::int8 $$;
CREATE FUNCTION tsql.datalength(value varchar) RETURNS int4 LANGUAGE sql IMMUTABLE AS $$ SELECT octet_length(value) $$;
CREATE FUNCTION tsql.datalength(value bytea) RETURNS int8 LANGUAGE sql IMMUTABLE AS $$ SELECT octet_length(value)::int8 $$;
CREATE FUNCTION tsql.plain_pattern(pattern text, escape text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN strpos(CASE WHEN escape = '' THEN pattern ELSE replace(pattern, escape || '[', '') END, '[') = 0
     THEN pattern ELSE tsql.refuse('a [ in a pattern of LIKE that is a value') END $$;

CREATE FUNCTION tsql.as_text(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;
CREATE FUNCTION tsql.as_text(value varchar) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value::text $$;
CREATE FUNCTION tsql.as_text(value uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(value::text) $$;
CREATE FUNCTION tsql.as_text(value int2) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value::text $$;
CREATE FUNCTION tsql.as_text(value int4) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value::text $$;
CREATE FUNCTION tsql.as_text(value int8) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value::text $$;
CREATE FUNCTION tsql.as_text(value numeric) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value::text $$;
CREATE FUNCTION tsql.as_text(value date) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT to_char(value, 'YYYY-MM-DD') $$;`;

const numbers = `
CREATE FUNCTION tsql.whole(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;
CREATE FUNCTION tsql.whole(value int8) RETURNS int8 LANGUAGE sql IMMUTABLE AS $$ SELECT value $$;
CREATE FUNCTION tsql.whole(value int4) RETURNS int8 LANGUAGE sql IMMUTABLE AS $$ SELECT value::int8 $$;
CREATE FUNCTION tsql.whole(value numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT trunc(value) $$;
CREATE FUNCTION tsql.whole(value float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$ SELECT trunc(value) $$;
CREATE FUNCTION tsql.as_bit(value numeric) RETURNS int2 LANGUAGE sql IMMUTABLE AS $$ SELECT abs(sign(value))::int2 $$;
CREATE FUNCTION tsql.as_bit(value text) RETURNS int2 LANGUAGE sql IMMUTABLE AS $$ SELECT value::bool::int4::int2 $$;
CREATE FUNCTION tsql.int8_average(state int8[]) RETURNS int8 LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN state[1] > 0 THEN state[2] / state[1] END $$;
CREATE FUNCTION tsql.int4_average(state int8[]) RETURNS int4 LANGUAGE sql IMMUTABLE AS
  $$ SELECT tsql.int8_average(state)::int4 $$;
CREATE FUNCTION tsql.add_up(state int8[], value int8) RETURNS int8[] LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT ARRAY[state[1] + 1, state[2] + value] $$;
CREATE FUNCTION tsql.add_up(state int8[], value int4) RETURNS int8[] LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT ARRAY[state[1] + 1, state[2] + value] $$;
CREATE AGGREGATE tsql.sum(int4) (SFUNC = int4_sum, STYPE = int8, FINALFUNC = int4);
CREATE AGGREGATE tsql.sum(int8) (SFUNC = int8pl, STYPE = int8);
CREATE AGGREGATE tsql.sum(numeric) (SFUNC = numeric_add, STYPE = numeric);
CREATE AGGREGATE tsql.sum(float8) (SFUNC = float8pl, STYPE = float8);
CREATE AGGREGATE tsql.avg(int4) (SFUNC = tsql.add_up, STYPE = int8[], INITCOND = '{0,0}', FINALFUNC = tsql.int4_average);
CREATE AGGREGATE tsql.avg(int8) (SFUNC = tsql.add_up, STYPE = int8[], INITCOND = '{0,0}', FINALFUNC = tsql.int8_average);
CREATE AGGREGATE tsql.avg(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg);
CREATE AGGREGATE tsql.avg(float8) (SFUNC = float8_accum, STYPE = float8[], INITCOND = '{0,0,0}', FINALFUNC = float8_avg);
CREATE FUNCTION tsql.datediff(unit text, since timestamp, till timestamp) RETURNS int8 LANGUAGE sql STABLE AS
  $$ SELECT CASE
     WHEN unit IN ('year', 'quarter', 'month') THEN
       trunc((extract(year FROM till) * 12 + extract(month FROM till) - 1) / m)
       - trunc((extract(year FROM since) * 12 + extract(month FROM since) - 1) / m)
     WHEN unit = 'week' THEN ((till::date + 6) - date '0001-01-06') / 7 - ((since::date + 6) - date '0001-01-06') / 7
     WHEN unit = 'day' THEN till::date - since::date
     ELSE trunc(extract(epoch FROM date_trunc(unit, till)) / s) - trunc(extract(epoch FROM date_trunc(unit, since)) / s)
     END::int8
     FROM (SELECT CASE unit WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 ELSE 1 END AS m,
       CASE unit WHEN 'hour' THEN 3600 WHEN 'minute' THEN 60 WHEN 'millisecond' THEN 0.001 WHEN 'microsecond' THEN 0.000001 ELSE 1 END AS s) AS step $$;`;

const binary = `
CREATE FUNCTION tsql.to_hex(value bytea, prefixed bool) RETURNS varchar LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN prefixed THEN '0x' ELSE '' END || upper(encode(value, 'hex')) $$;
CREATE FUNCTION tsql.from_hex(value text, prefixed bool) RETURNS bytea LANGUAGE sql IMMUTABLE AS
  $$ SELECT decode(CASE WHEN prefixed THEN substr(value, 3) ELSE value END, 'hex') $$;
CREATE FUNCTION tsql.as_binary(value bytea, size int4, name text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN size IS NULL THEN value
     WHEN name = 'binary' AND octet_length(value) < size THEN value || decode(repeat('00', size - octet_length(value)), 'hex')
     ELSE substr(value, 1, size) END $$;`;

const json = `
CREATE FUNCTION tsql.isjson(value text) RETURNS int4 LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN value IS JSON OBJECT OR value IS JSON ARRAY THEN 1 WHEN value IS NOT NULL THEN 0 END $$;
CREATE FUNCTION tsql.json_rows(value text) RETURNS json LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN value ~ '^\\s*\\{' THEN json_build_array(value::json) ELSE value::json END $$;
CREATE FUNCTION tsql.json_part(value json) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN left(value::text, 1) IN ('{', '[') THEN value::text END $$;
CREATE FUNCTION tsql.json_text(value json) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN left(value::text, 1) NOT IN ('{', '[') THEN value #>> '{}' END $$;
CREATE FUNCTION tsql.fitting(value text, size int4, declared text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN value IS NULL OR tsql.utf16_length(value) <= size THEN value
     ELSE tsql.refuse('a value of OPENJSON that is longer than its ' || declared) END $$;
CREATE FUNCTION tsql.json_text(value json, size int4, declared text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN left(value::text, 1) IN ('{', '[') THEN NULL
     WHEN size IS NULL OR octet_length(value::text) - 2 <= size THEN value #>> '{}'
     ELSE tsql.fitting(value #>> '{}', size, declared) END $$;
CREATE FUNCTION tsql.json_value(value text, property text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT left(tsql.json_text(value::json -> property), 4000) $$;`;

export const prelude = [types, text, numbers, binary, json].join('\n');
