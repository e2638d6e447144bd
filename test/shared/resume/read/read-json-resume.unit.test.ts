import { Unreadable } from '../../../../shared/resume/errors';
import { readJsonResume } from '../../../../shared/resume/read/read-json-resume';

const read = (json: unknown) => readJsonResume(Buffer.from(JSON.stringify(json)));
const found = <T>(value: T) => ({ value, confidence: 1, page: 1, line: 1 });

function reasonOf(source: string): unknown {
  try {
    readJsonResume(Buffer.from(source));
    return undefined;
  } catch (error) {
    return error instanceof Unreadable ? error.reason : error;
  }
}

describe('a JSON Resume', () => {
  it('says who somebody is', () => {
    const { basics } = read({
      basics: {
        name: 'Jane Roe',
        label: 'Engineer',
        email: 'jane@example.org',
        phone: '+49 30 123',
        url: 'https://www.janeroe.example/',
        location: { address: 'Weg 1', postalCode: '10115', city: 'Berlin', countryCode: 'de' },
        profiles: [
          { network: 'GitHub', url: 'https://github.com/jane' },
          { network: 'X', url: 'javascript:alert(1)' },
        ],
      },
    }).resume;
    expect(basics).toEqual({
      name: found('Jane Roe'),
      label: found('Engineer'),
      emails: [found('jane@example.org')],
      phones: [found('+49 30 123')],
      links: [
        { url: found('https://www.janeroe.example/'), network: 'janeroe.example' },
        { url: found('https://github.com/jane'), network: 'github' },
      ],
      location: found({
        text: 'Weg 1, 10115 Berlin, de',
        city: 'Berlin',
        postalCode: '10115',
        countryCode: 'DE',
      }),
    });
  });

  it('says what somebody did, and goes on where it names no end', () => {
    const { work, education } = read({
      work: [{ name: 'Acme', position: 'Engineer', startDate: '2019-03', highlights: ['Built it', 7, null] }],
      education: [
        { institution: 'School', studyType: 'BSc', area: 'Physics', startDate: '2010', endDate: '2013-09-30' },
      ],
    }).resume;
    expect(work).toEqual([
      {
        employer: found('Acme'),
        title: found('Engineer'),
        start: found('2019-03'),
        isCurrent: { ...found(true), confidence: 0.8 },
        highlights: [found('Built it'), found('7')],
      },
    ]);
    expect(education).toEqual([
      {
        institution: found('School'),
        studyType: found('BSc'),
        area: found('Physics'),
        start: found('2010'),
        end: found('2013-09-30'),
        courses: [],
      },
    ]);
  });

  it('names skills by their keywords, each once', () => {
    const skills = [{ name: 'Web', keywords: ['HTML', 'css'] }, { name: 'CSS' }, { name: 'SQL' }];
    expect(read({ skills }).resume.skills.map(({ value }) => value)).toEqual(['HTML', 'CSS', 'SQL']);
  });

  it('is found in whatever language it is written, and its strings are its text', () => {
    const { resume, text } = read({
      $schema: 'x',
      work: [{ position: 'Leitung der Entwicklung', summary: 'und\nso weiter' }],
    });
    expect(resume.language).toBe('de');
    expect(text).toBe('Leitung der Entwicklung\nund\nso weiter\n');
  });

  it('leaves out what is not of the type that it has to be', () => {
    const { resume } = read({
      basics: [],
      work: { name: 'x' },
      education: ['x'],
      skills: [null],
      languages: [{ fluency: 'x' }],
    });
    expect(resume).toMatchObject({ work: [], education: [], skills: [], languages: [] });
    expect(read({ work: [{ startDate: '2019-13', endDate: 'soon' }] }).resume.work).toEqual([{ highlights: [] }]);
  });

  it.each([
    ['no JSON', '{"basics": '],
    ['JSON of another kind', '{"name": "package", "version": "1.0.0"}'],
    ['a list', '[]'],
    ['10,000 levels', `{"basics":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['10,000 levels that do not end', `{"basics":${'{"a":'.repeat(10_000)}`],
  ])('is not %s', (_, source) => {
    expect(reasonOf(source)).toBe('broken');
  });

  it('may have brackets in its strings', () => {
    expect(reasonOf(`{"basics":{"summary":"${'[{'.repeat(1_000)}\\"["}}`)).toBeUndefined();
  });
});
