import { Unreadable } from '../../../../../shared/resume/errors';
import { limits } from '../../../../../shared/resume/limits';
import type { Document } from '../../../../../shared/resume/model/document';
import { textOf } from '../../../../../shared/resume/model/document-text';
import { readRecognition } from '../../../../../shared/resume/read/recognition/read-recognition';
import { analysisOf, column, type ScannedPage } from '../../../../factories/analyses';

const read = (...pages: readonly ScannedPage[]) => bytesRead(analysisOf(pages));
const bytesRead = (answer: unknown) => readRecognition(Buffer.from(JSON.stringify(answer)));
const linesOf = ({ pages }: Document) => pages.flatMap(({ lines }) => lines);
const lineOf = (document: Document, text: string) => linesOf(document).find((line) => line.text.includes(text));

const name = { text: 'Maya Lindqvist', x: 60, baseline: 70, size: 22 };
const job = [
  'Warehouse Manager',
  'Brightwell Logistics Ltd, Leeds',
  '• Ran two sites with ninety people',
  '• Halved the time that goods lay idle',
  'Shift Leader',
  'Norfolk Depots plc, Norwich',
  '• Planned the shifts of a depot',
];
const dates = [
  { text: 'March 2019 – Present', x: 430, baseline: 120 },
  { text: '06/2014 – 02/2019', x: 430, baseline: 176 },
];
const page: ScannedPage = { lines: [name, ...column(job, 60, 120), ...dates] };
const shown = [
  'Maya Lindqvist',
  'Warehouse Manager\tMarch 2019 – Present',
  'Brightwell Logistics Ltd, Leeds',
  '• Ran two sites with ninety people',
  '• Halved the time that goods lay idle',
  'Shift Leader\t06/2014 – 02/2019',
  'Norfolk Depots plc, Norwich',
  '• Planned the shifts of a depot',
];
const shownIn = (document: Document) => textOf(document).trimEnd().split('\n');

describe('a scan', () => {
  it('is read line by line, dates beside what they date, bullets off', () => {
    expect(shownIn(read(page))).toEqual(shown);
  });

  it.each([1.5, -2, 90, 180, 271, -90.8])(
    'that lies turned by %d degrees is read as it is held to read it',
    (angle) => {
      const document = read({ ...page, angle });
      expect(shownIn(document)).toEqual(shown);
      const [first] = document.pages;
      expect([first?.width, first?.height]).toEqual([595, 842]);
    },
  );

  it('has its places in points, from the top left of the upright page', () => {
    for (const document of [read(page), read({ ...page, angle: 90 })]) {
      const line = lineOf(document, 'Norfolk');
      expect(line?.x).toBeCloseTo(60, 0);
      expect((line?.y ?? 0) + 0.8 * (line?.fontSize ?? 0)).toBeCloseTo(190, 0);
    }
  });

  it('that is told in pixels is laid out as large as a sheet', () => {
    const document = read({ ...page, unit: 'pixel' });
    expect(shownIn(document)).toEqual(shown);
    expect(document.pages[0]?.height).toBe(792);
  });

  it('has type of the sizes that there are, whatever letters its boxes are high for', () => {
    const mixed = [
      'a warm sea near our cove',
      'UNIVERSITY OF LEEDS',
      'Judging (paper) quality, by eye',
      '2014 to 2019',
    ];
    const low = { ...name, text: 'anna moreno' };
    const document = read({ lines: [low, ...column([...mixed, ...job], 60, 120)] });
    const sizes = linesOf(document).map(({ fontSize }) => fontSize);
    const [largest, ...others] = sizes;
    expect(largest).toBeGreaterThan(19);
    expect(new Set(others).size).toBe(1);
    expect(others[0]).toBeGreaterThan(8.5);
    expect(others[0]).toBeLessThan(11.5);
  });

  it('has type as large as its words are wide, where a box is too high for its letters', () => {
    const answer = analysisOf([page]);
    const { polygon = [] } = answer.analyzeResult.pages[0]?.lines[3] ?? {};
    const [, top = 0, , , , bottom = 0] = polygon;
    for (const corner of [1, 3]) polygon[corner] = top - 0.4 * (bottom - top);
    const document = bytesRead(answer);
    expect(lineOf(document, 'Ran two sites')?.fontSize).toBe(lineOf(document, 'Halved')?.fontSize);
  });

  it('in two columns is read one column after the other', () => {
    const side = [
      'Skills',
      'Planning',
      'Forklift licence',
      'Stock keeping',
      'First aid',
      'English',
      'Swedish',
      'German',
    ];
    const text = [
      'Experience',
      'Warehouse Manager at Brightwell Logistics Ltd',
      'Ran two sites with ninety people and a fleet of lorries',
      'Halved the time that goods lay idle between two journeys',
      'Trained forty people, six of whom lead shifts of their own',
      'Shift Leader at Norfolk Depots plc in the city of Norwich',
      'Planned the shifts of a depot of more than fifty people',
      'Wrote the manual that new people are trained with today',
    ];
    const document = read({ lines: [name, ...column(side, 50, 130), ...column(text, 220, 134)] });
    expect(shownIn(document)).toEqual(['Maya Lindqvist', ...side, ...text]);
    expect(lineOf(document, 'Wrote')?.column).toBe(1);
  });

  it('has the headings bold that the layout model tells', () => {
    const lines = [
      { text: 'Work history', x: 60, baseline: 100, role: 'sectionHeading' as const },
      ...column(job, 60, 120),
    ];
    const document = read({ lines });
    expect(linesOf(document).map(({ bold }) => bold)).toEqual([true, ...job.map(() => false)]);
  });

  it('tells how surely each line was recognised, the longer words counting more', () => {
    const line = { text: 'Nurse', x: 60, baseline: 100, confidence: 0.6 };
    const beside = { text: 'since November', x: 400, baseline: 100, confidence: 0.9 };
    const document = read({ lines: [line, beside, ...column(job, 60, 120)] });
    expect(lineOf(document, 'Nurse')?.confidence).toBe(Math.round((100 * (5 * 0.6 + 13 * 0.9)) / 18) / 100);
    expect(lineOf(document, 'Norfolk')?.confidence).toBe(0.99);
    expect(linesOf(document).filter(({ confidence }) => confidence === undefined)).toEqual([]);
  });

  it('says by whom it was recognised, and that it was', () => {
    const document = bytesRead(analysisOf([page], 'prebuilt-layout'));
    expect(document.recognisedBy).toEqual({ model: 'prebuilt-layout', apiVersion: '2024-11-30' });
    expect(document.warnings).toEqual([{ code: 'recognised' }]);
  });

  it('leaves out what runs another way, and tells where', () => {
    const stamp = { text: 'CONFIDENTIAL', x: 500, baseline: 400, turned: 90 };
    const document = read(page, { lines: [...page.lines, stamp] }, { lines: [] });
    expect(textOf(document)).not.toContain('CONFIDENTIAL');
    expect(document.warnings).toEqual([
      { code: 'recognised' },
      { code: 'rotated-text', page: 2 },
      { code: 'pages-without-text', page: 3 },
    ]);
  });

  it.each([
    ['are points', [1, 1, 1, 1, 1, 1, 1, 1]],
    ['are turned inside out', [3, 2, 1, 2, 1, 1, 3, 1]],
    ['cover all that there is', [-99_999, -99_999, 99_999, -99_999, 99_999, 99_999, -99_999, 99_999]],
  ])('whose boxes %s is read all the same', (_, polygon) => {
    const answer = analysisOf([page]);
    for (const one of answer.analyzeResult.pages) {
      for (const part of [...one.words, ...one.lines]) Object.assign(part, { polygon, content: 'Ada' });
      Object.assign(one.words[0] ?? {}, { content: '' });
    }
    const document = bytesRead(answer);
    const numbers = linesOf(document).flatMap(({ x, y, width, height, fontSize }) => [x, y, width, height, fontSize]);
    expect(numbers.every(Number.isFinite)).toBe(true);
    expect(textOf(document)).toContain('Ada');
  });

  it('is read word by word where the service tells no lines, and words whose boxes touch stay two', () => {
    const answer = analysisOf([page]);
    for (const one of answer.analyzeResult.pages) one.lines = [];
    expect(shownIn(bytesRead(answer))).toEqual(shown);
    const touching = analysisOf([page]);
    for (const { words } of touching.analyzeResult.pages) {
      for (const word of words as { polygon: number[] }[]) {
        const [, , x1 = 0, , x2 = 0] = word.polygon;
        word.polygon[2] = x1 + 0.045;
        word.polygon[4] = x2 + 0.045;
      }
    }
    expect(shownIn(bytesRead(touching))).toEqual(shown);
  });
});

describe('an answer that is none', () => {
  const reasonOf = (read: () => unknown) => {
    try {
      return read();
    } catch (error) {
      return error instanceof Unreadable ? error.reason : error;
    }
  };
  const changed = (change: (answer: ReturnType<typeof analysisOf>) => void) => {
    const answer = analysisOf([page]);
    change(answer);
    return answer;
  };

  it.each<readonly [string, unknown]>([
    ['no object', 'succeeded'],
    ['nothing analysed', { status: 'succeeded' }],
    [
      'words without places',
      changed(({ analyzeResult }) => {
        for (const one of analyzeResult.pages)
          one.words = [{ content: 'Ada', confidence: 1, span: { offset: 0, length: 3 } }];
      }),
    ],
    [
      'a page without a size',
      changed(({ analyzeResult }) => {
        for (const one of analyzeResult.pages) Object.assign(one, { width: 0 });
      }),
    ],
    [
      'places beyond all paper',
      changed(({ analyzeResult }) => {
        for (const one of analyzeResult.pages)
          Object.assign(one.lines[0] ?? {}, { polygon: [1e300, 0, 1, 0, 1, 1, 0, 1] });
      }),
    ],
  ])('%s is broken', (_, answer) => {
    expect(reasonOf(() => bytesRead(answer))).toBe('broken');
  });

  it('no JSON is broken too', () => {
    expect(reasonOf(() => readRecognition(Buffer.from('<html>')))).toBe('broken');
  });

  it('more pages or text than a resume may have are refused', () => {
    const pages = Array.from({ length: limits.pages + 1 }, () => ({ lines: [] }));
    expect(reasonOf(() => read(...pages))).toBe('too-many-pages');
    const flood = changed(
      ({
        analyzeResult: {
          pages: [first],
        },
      }) => {
        Object.assign(first?.words[0] ?? {}, { content: 'x'.repeat(limits.characters) });
      },
    );
    expect(reasonOf(() => bytesRead(flood))).toBe('too-much-text');
    const crowd = {
      lines: column(
        Array.from({ length: limits.linesPerPage + 1 }, () => 'a'),
        60,
        60,
      ),
    };
    expect(reasonOf(() => read(crowd))).toBe('too-much-text');
  });
});
