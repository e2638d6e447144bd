import { expectations } from '../../cli/demo/expectations';
import { showAuditTrail } from '../../cli/demo/picture/audit-trail';
import { pairs } from '../../cli/demo/picture/pairs';
import { type Offer, showSuggestions } from '../../cli/demo/picture/suggestions';
import { brief } from '../../cli/demo/picture/values';
import type { Screen } from '../../cli/demo/terminal/screen';
import { table } from '../../cli/demo/terminal/table';
import { widthOf } from '../../cli/demo/terminal/text-width';
import type { HistoryChange } from '../../shared/reading/history-change';

function paper(width: number): Screen & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { width, lines, line: (text = '') => void lines.push(text.trimEnd()), paint: (_, text) => text };
}

const change: HistoryChange = {
  sequence: 7,
  ordinal: 1,
  operationId: '0192f0c1-5d5e-7abc-8def-0123456789ab',
  kind: 'submit-step',
  step: 'experience',
  section: 'work-experience',
  itemId: '4f1c8a52-93b1-4a55-8a0f-2f7d6a1f0e11',
  action: 'update',
  changedFields: ['title'],
  before: { title: 'Engineer', employer: 'Späti & Söhne' },
  after: { title: 'ソフトウェアエンジニア', employer: 'Späti & Söhne' },
  erased: false,
  actor: { id: 'zoe', type: 'candidate' },
  reason: 'Promoted\n"at last"',
  sessionId: '978707f0-ccfb-4d03-9947-32c63454a325',
  source: 'web',
  correlationId: 'c1',
  acceptedAt: '2026-11-22T10:00:00.000Z',
  appliedAt: '2026-11-22T10:00:00.123Z',
};

test('what holds is one line with what was seen; what does not says what was expected', () => {
  const screen = paper(60);
  const expect_ = expectations(screen);
  expect_.equal('the draft is gone', 0, 0);
  expect_.equal('the step is refused', 200, 422);
  expect_.skipped('the queue', 'no connection');
  expect(screen.lines).toEqual([
    '     ✓ the draft is gone: 0',
    '     ✗ the step is refused',
    '       expected: 422',
    '       seen: 200',
    '     – not looked at: the queue: no connection',
  ]);
  expect(expect_.count()).toEqual({ held: 1, failed: ['the step is refused'], skipped: 1 });
});

test('the audit trail tells who, why, in which session, and only the fields that changed', () => {
  const screen = paper(80);
  showAuditTrail(screen, [change]);
  const told = screen.lines.join('\n');
  expect(told).toMatch(/#7 +10:00:00\.123 {2}candidate:zoe {2}submit-step experience +session 978707f0/);
  expect(told).toContain('why: Promoted⏎"at last"');
  expect(told).toContain('update work-experience 4f1c8a52\n       title: Engineer → ソフトウェアエンジニア');
  expect(told).not.toContain('Söhne');
});

test('the audit trail is in order of its sequence', () => {
  const screen = paper(100);
  showAuditTrail(screen, [{ ...change, sequence: 12 }, change]);
  expect(screen.lines.filter((line) => line.startsWith('#')).map((line) => line.slice(0, 3).trim())).toEqual([
    '#7',
    '#12',
  ]);
});

const job: Offer['steps'][number]['suggestions'][number] = {
  id: 'work-experience/0',
  kind: 'differs',
  confidence: 0.925,
  fields: [
    { field: 'title', suggested: 'Engineer', current: 'Lead', page: 1, line: 4 },
    { field: 'city', suggested: '京都', current: null, page: 2, line: 1 },
  ],
};

test('a suggestion is told with its place in the file, and each field with what it would replace', () => {
  const screen = paper(100);
  const same = { ...job, id: 'education/0', kind: 'same' as const, fields: [] };
  showSuggestions(screen, { parseId: 'p1', steps: [{ suggestions: [job] }, { suggestions: [same] }] });
  expect(screen.lines.slice(1)).toEqual([
    '     work-experience/0  differs  93 %  p. 1, l. 4  title Lead → Engineer · city 京都',
    '     education/0        same     93 %  —           —',
  ]);
});

test('a value that is as long as a resume is told in part, with how long it is', () => {
  expect(brief('short')).toBe('short');
  expect(brief('word '.repeat(100))).toMatch(/^(word ){60}… \(500 characters\)$/);
});

test.each([80, 100])('in %i columns nothing runs over the edge', (width) => {
  const screen = paper(width);
  const long = 'A summary that is longer than a line of any terminal, 京都大学で書かれた '.repeat(3);
  showAuditTrail(screen, [{ ...change, before: { summary: long }, after: { summary: `${long}!` } }]);
  pairs(
    screen,
    [
      ['kind', 'home'],
      ['city', '京都市'],
      ['summary', long],
      ['isPrimary', 'true'],
    ],
    5,
  );
  table(screen, [{ title: 'status' }, { title: 'why', gives: true }], [['applied', long]]);
  const fields = job.fields.map((field) => ({ ...field, suggested: long }));
  showSuggestions(screen, { parseId: 'p1', steps: [{ suggestions: [{ ...job, fields }] }] });
  for (const line of screen.lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
});
