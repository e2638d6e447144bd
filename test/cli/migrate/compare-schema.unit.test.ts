// Which differences of two schemas are told, and which are no fault.
import { compareSchema } from '../../../cli/migrate/schema/compare-schema';
import type { FactKind, SchemaFact } from '../../../cli/migrate/schema/fact';
import { verificationLines } from '../../../cli/migrate/schema/verify-schema';

function fact(kind: FactKind, about: string, value = ''): SchemaFact {
  const [place = ''] = about.split(' ');
  const [schema = '', table] = place.split('.');
  const named = table === undefined ? undefined : `${schema}.${table}`;
  return { kind, schema, table: named, key: `${kind} ${about}`, value, foreignName: undefined };
}

const schema = [
  fact('schema', 'ops'),
  fact('table', 'ops.Job'),
  fact('column order', 'ops.Job', 'id, note, at'),
  fact('column', 'ops.Job.id', 'int not null'),
  fact('column', 'ops.Job.note', 'nvarchar(10) null'),
  fact('column', 'ops.Job.at', 'date null'),
  fact('check', 'ops.Job CK_Job_note', '= (len(note) > 1) not trusted'),
];
const without = (...keys: string[]) => schema.filter(({ key }) => !keys.includes(key));
const changed = (key: string, value: string) => schema.map((one) => (one.key === key ? { ...one, value } : one));

test('schemas that are the same have no differences', () => {
  expect(compareSchema(schema, schema)).toEqual({ differences: [], notes: [] });
});

test('a column that is missing is told by itself, not as another order', () => {
  const live = without('column ops.Job.note', 'column order ops.Job');
  const { differences } = compareSchema(schema, [...live, fact('column order', 'ops.Job', 'id, at')]);
  expect(differences).toEqual([{ kind: 'missing', fact: fact('column', 'ops.Job.note', 'nvarchar(10) null') }]);
});

test('columns in another order are told', () => {
  const { differences } = compareSchema(schema, changed('column order ops.Job', 'at, id, note'));
  expect(differences).toEqual([expect.objectContaining({ kind: 'different' })]);
});

test('of a table or schema that is missing or not expected, the parts are not told', () => {
  const [ops] = schema;
  if (!ops) throw new Error('there is no schema');
  const table = { kind: 'missing', fact: fact('table', 'ops.Job') };
  expect(compareSchema(schema, [ops]).differences).toEqual([table]);
  expect(compareSchema([ops], schema).differences).toEqual([{ ...table, kind: 'unexpected' }]);
  expect(compareSchema(schema, []).differences).toEqual([{ kind: 'missing', fact: ops }]);
});

test('a plain index more is a note, a unique one is not', () => {
  const plain = fact('index', 'ops.Job IX_plain', 'nonclustered (at)');
  const unique = fact('index', 'ops.Job IX_unique', 'unique nonclustered (at)');
  expect(compareSchema(schema, [...schema, plain, unique])).toEqual({
    differences: [{ kind: 'unexpected', fact: unique }],
    notes: [{ kind: 'unexpected', fact: plain }],
  });
});

test('a trigger that somebody has put on one of our tables is a note', () => {
  const trigger = fact('trigger', 'ops.Job TR_Job');
  expect(compareSchema(schema, [...schema, trigger])).toEqual({
    differences: [],
    notes: [{ kind: 'unexpected', fact: trigger }],
  });
});

test('a check that all rows were looked at for later is a note; one that is no longer trusted or disabled is not', () => {
  const check = 'check ops.Job CK_Job_note';
  const trusted = changed(check, '= (len(note) > 1)');
  expect(compareSchema(schema, trusted)).toMatchObject({ differences: [], notes: [{ kind: 'different' }] });
  expect(compareSchema(trusted, schema)).toMatchObject({ differences: [{ kind: 'different' }], notes: [] });
  const disabled = changed(check, '= (len(note) > 1) disabled not trusted');
  expect(compareSchema(schema, disabled)).toMatchObject({ differences: [{ kind: 'different' }], notes: [] });
});

test('for a terminal a difference has both sides, and a name that no migration gives', () => {
  const live = [
    ...changed('column ops.Job.id', 'bigint not null'),
    { ...fact('check', 'ops.Job = (id > 0)'), foreignName: 'CK__Job__id__3A81B327' },
  ];
  expect(verificationLines({ ...compareSchema(schema, live), compared: 7 })).toEqual([
    'The schema is not as the migrations make it:',
    '  different   column ops.Job.id',
    '                expected int not null',
    '                found    bigint not null',
    '  unexpected  check ops.Job = (id > 0) [CK__Job__id__3A81B327]',
  ]);
});
