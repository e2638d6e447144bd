import { enteredSectionsOfStep } from '../../../shared/sections/all';
import type { Checked } from '../../../shared/sections/check-body';
import { fieldErrorCodes } from '../../../shared/sections/field-error';
import { stepNames } from '../../../shared/sections/section';
import { validateDraft, validateQueued, validateSubmit } from '../../../shared/sections/validate';
import { address, fullBodies, job, resume, school } from './bodies';

const id = '0192f0c1-5d5e-7abc-8def-0123456789ab';
const otherId = '0192f0c1-5d5e-7abc-8def-0123456789ac';

function refusals(validation: Checked): string[] {
  return validation.ok ? [] : validation.errors.map(({ path, code }) => `${path} ${code}`);
}

describe('a submit', () => {
  test.each(stepNames.filter((step) => step !== 'education'))('of %s is kept as it was given', (step) => {
    expect(validateSubmit(step, fullBodies[step])).toEqual({ ok: true, payload: fullBodies[step] });
  });

  test('of a step with two sections keeps both', () => {
    expect(validateSubmit('education', fullBodies.education)).toEqual({ ok: true, payload: fullBodies.education });
  });

  test.each(stepNames)(
    'of %s wants every section, for a list that is forgotten would delete what is stored',
    (step) => {
      const required = enteredSectionsOfStep(step).map(({ property }) => `/${property} required`);
      expect(refusals(validateSubmit(step, {}))).toEqual(required);
    },
  );

  test('may empty every list, and clear the section of one', () => {
    expect(validateSubmit('education', { education: [], certifications: [] })).toEqual({
      ok: true,
      payload: { education: [], certifications: [] },
    });
    const cleared = { careerAspirations: null };
    expect(validateSubmit('aspirations', cleared)).toEqual({ ok: true, payload: cleared });
  });

  test('does not take null for a list', () => {
    expect(refusals(validateSubmit('projects', { projects: null }))).toEqual(['/projects required']);
  });

  test('leaves nulls out of the payload and keeps false, zero and empty values', () => {
    const given = { ...address, line2: null, isPrimary: false, latitude: 0, longitude: 0, region: '' };
    const { line2: _, ...kept } = given;
    expect(validateSubmit('address', { addresses: [given] })).toEqual({ ok: true, payload: { addresses: [kept] } });
  });

  test('reports every fault of every entry with its place', () => {
    const { kind: _, ...withoutKind } = address;
    const body = {
      addresses: [address, { ...withoutKind, isPrimary: false, postalCode: '1'.repeat(21), city: ' ' }, 7],
    };
    expect(refusals(validateSubmit('address', body))).toEqual([
      '/addresses/1/kind required',
      '/addresses/1/city required',
      '/addresses/1/postalCode too_long',
      '/addresses/2 wrong_type',
    ]);
  });

  test('marks at most one entry as primary, wherever the others are wrong', () => {
    const body = { addresses: [null, address, { ...address, isPrimary: false }, address, address] };
    expect(refusals(validateSubmit('address', body))).toEqual([
      '/addresses/0 wrong_type',
      '/addresses/3/isPrimary duplicate',
      '/addresses/4/isPrimary duplicate',
    ]);
    expect(refusals(validateSubmit('resume', { resumeDocuments: [resume, resume] }))).toEqual([
      '/resumeDocuments/1/isPrimary duplicate',
    ]);
  });

  test.each([
    ['addresses', 'address', 10],
    ['education', 'education', 50],
    ['certifications', 'education', 100],
    ['workExperience', 'experience', 100],
    ['projects', 'projects', 100],
    ['resumeDocuments', 'resume', 20],
  ] as const)('holds %s up to its limit', (property, step, limit) => {
    const [entry] = fullBodies[step][property] as (typeof address)[];
    const of = (length: number) => ({
      ...fullBodies[step],
      [property]: Array.from({ length }, () => ({ ...entry, isPrimary: undefined })).map(
        ({ isPrimary: _, ...rest }) => rest,
      ),
    });
    expect(validateSubmit(step, of(limit)).ok).toBe(true);
    expect(refusals(validateSubmit(step, of(limit + 1)))).toEqual([`/${property} too_many`]);
  });

  test('is refused where the system section is in it', () => {
    const body = { ...fullBodies.resume, resumeParsing: [] };
    expect(refusals(validateSubmit('resume', body))).toEqual(['/resumeParsing unknown_field']);
  });

  test('is refused where a section of another step is in it', () => {
    expect(refusals(validateSubmit('projects', { projects: [], addresses: [] }))).toEqual(['/addresses unknown_field']);
  });

  test.each([[undefined], [null], [1], ['{}'], [true], [[]], [new Date(0)], [new Map()], [() => 1]])(
    'is refused as %p',
    (body) => {
      expect(refusals(validateSubmit('address', body))).toEqual([' wrong_type']);
      expect(refusals(validateDraft('address', body))).toEqual([' wrong_type']);
    },
  );
});

describe('an itemId', () => {
  const jobs = (...ids: unknown[]) => ({ workExperience: ids.map((itemId) => ({ ...job, itemId })) });

  test('is kept in lower case, and may be left to the edge', () => {
    const validation = validateSubmit('experience', jobs(id.toUpperCase(), null));
    expect(validation).toEqual({ ok: true, payload: { workExperience: [{ ...job, itemId: id }, job] } });
  });

  test('is refused when it is no UUID, in a draft too', () => {
    expect(refusals(validateSubmit('experience', jobs('first', 7)))).toEqual([
      '/workExperience/0/itemId invalid_format',
      '/workExperience/1/itemId wrong_type',
    ]);
    expect(refusals(validateDraft('experience', { workExperience: [{ itemId: 'first' }] }))).toEqual([
      '/workExperience/0/itemId invalid_format',
    ]);
  });

  test('belongs to one entry of the whole body, however it is written', () => {
    expect(refusals(validateSubmit('experience', jobs(id, otherId, id.toUpperCase())))).toEqual([
      '/workExperience/2/itemId duplicate',
    ]);
    const body = { education: [{ ...school, itemId: id }], certifications: [{ name: 'x', issuer: 'y', itemId: id }] };
    expect(refusals(validateSubmit('education', body))).toEqual(['/certifications/0/itemId duplicate']);
  });

  test('has no place in a section of one', () => {
    expect(refusals(validateSubmit('aspirations', { careerAspirations: { itemId: id } }))).toEqual([
      '/careerAspirations/itemId unknown_field',
    ]);
  });
});

describe('a draft', () => {
  test('may be empty, and may lack any section and field', () => {
    for (const step of stepNames) expect(validateDraft(step, {})).toEqual({ ok: true, payload: {} });
    const body = { education: [{}, { area: 'x' }] };
    expect(validateDraft('education', body)).toEqual({ ok: true, payload: body });
  });

  test('is kept as given: unfinished words, dates and addresses, without nulls', () => {
    const given = {
      startDate: '20',
      countryCode: 'D',
      url: 'http:',
      employmentType: 'fu',
      highlights: ['', 'a'],
      skills: [],
    };
    const body = { workExperience: [{ ...given, endDate: null }] };
    expect(validateDraft('experience', body)).toEqual({ ok: true, payload: { workExperience: [given] } });
  });

  test('leaves out a list that is null and keeps a section of one that is', () => {
    expect(validateDraft('address', { addresses: null })).toEqual({ ok: true, payload: {} });
    expect(validateDraft('aspirations', { careerAspirations: null })).toEqual({
      ok: true,
      payload: { careerAspirations: null },
    });
  });

  test('refuses wrong types, what its column cannot hold, and unknown fields', () => {
    const body = { workExperience: [{ title: 7, employer: 'x'.repeat(201), skills: 'Go', salary: 1 }, 'x'], more: 1 };
    expect(refusals(validateDraft('experience', body))).toEqual([
      '/more unknown_field',
      '/workExperience/0/salary unknown_field',
      '/workExperience/0/employer too_long',
      '/workExperience/0/title wrong_type',
      '/workExperience/0/skills wrong_type',
      '/workExperience/1 wrong_type',
    ]);
  });

  test('refuses more entries than the section holds', () => {
    expect(refusals(validateDraft('address', { addresses: new Array(11).fill({}) }))).toEqual(['/addresses too_many']);
  });
});

describe('keys that come from prototypes', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

  test.each(names)('%s is an unknown field in a body and in an entry, and pollutes nothing', (name) => {
    const json = `{"${name}":{"polluted":true},"addresses":[{"${name}":{"polluted":true}}]}`;
    for (const validate of [validateSubmit, validateDraft]) {
      const validation = validate('address', JSON.parse(json));
      expect(refusals(validation)).toEqual(
        expect.arrayContaining([`/${name} unknown_field`, `/addresses/0/${name} unknown_field`]),
      );
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('inherited fields are not read', () => {
    const entry = Object.assign(Object.create(Object.assign(Object.create(null), address)), { kind: 'home' });
    expect(refusals(validateSubmit('address', { addresses: [entry] }))).toContain('/addresses/0/line1 required');
  });

  test('a payload has no other prototype than a plain object', () => {
    const validation = validateSubmit('address', Object.assign(Object.create(null), { addresses: [] }));
    expect(validation.ok && Object.getPrototypeOf(validation.payload)).toBe(Object.prototype);
  });
});

describe('an error', () => {
  test('points at its place by a JSON Pointer, escaped as RFC 6901 says', () => {
    expect(refusals(validateDraft('address', { 'a/b~c': 1, '': 2 }))).toEqual([
      '/a~1b~0c unknown_field',
      '/ unknown_field',
    ]);
  });

  test('does not quote a name that is endless or cannot be shown', () => {
    const body = { ['x'.repeat(101)]: 1, '\0': 1, '\ud800': 1 };
    expect(refusals(validateDraft('address', body))).toEqual([' unknown_field', ' unknown_field', ' unknown_field']);
  });

  test('fits the columns that keep it', () => {
    const names = ['/'.repeat(100), '~'.repeat(100)];
    const entry = Object.fromEntries(names.map((name) => [name, 1]));
    const validation = validateDraft('aspirations', { careerAspirations: { workAuthorisations: [entry] } });
    expect(validation.ok).toBe(false);
    for (const { path, message } of validation.ok ? [] : validation.errors) {
      expect(path.length).toBeLessThanOrEqual(400);
      expect(message.length).toBeLessThanOrEqual(400);
    }
  });

  test('is one of a hundred at most, and then one that says that there are more', () => {
    const entries = Array.from({ length: 100 }, () => ({ employer: 1, title: 1 }));
    const validation = validateDraft('experience', { workExperience: entries });
    const errors = validation.ok ? [] : validation.errors;
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatchObject({ path: '', code: 'more_errors' });
    expect(errors.filter(({ code }) => code === 'more_errors')).toHaveLength(1);
  });

  test('is not said to be one of more when there are exactly a hundred', () => {
    const entries = Array.from({ length: 50 }, () => ({ employer: 1, title: 1 }));
    const validation = validateDraft('experience', { workExperience: entries });
    expect(refusals(validation)).toHaveLength(100);
    expect(refusals(validation)).not.toContain(' more_errors');
  });

  test('tells the refused value only where the field is about nobody', () => {
    const validation = validateSubmit('address', {
      addresses: [{ ...address, kind: 'castle', city: 5, isPrimary: 'yes' }],
    });
    expect(validation).toMatchObject({
      errors: [
        { path: '/addresses/0/kind', value: '"castle"' },
        { path: '/addresses/0/city', code: 'wrong_type' },
        { path: '/addresses/0/isPrimary', value: '"yes"' },
      ],
    });
    expect(validation).not.toHaveProperty('errors.1.value');
  });

  test('says in one sentence what to do', () => {
    const bad = {
      ...job,
      employer: '',
      title: 1,
      url: 'x',
      startDate: 'x',
      workMode: 'x',
      skills: [''],
      isCurrent: 0,
      x: 1,
    };
    const validation = validateSubmit('experience', { workExperience: [bad], y: 1 });
    for (const { message, code } of validation.ok ? [] : validation.errors) {
      expect(message).toMatch(/^[A-Z].*\.$/s);
      expect(fieldErrorCodes).toContain(code);
    }
  });
});

describe('what is hostile', () => {
  test('nests as deep as it likes and is refused where the fields end', () => {
    const depth = 200_000;
    const deep = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    const body = { addresses: [{ line1: deep, x: deep }] };
    expect(refusals(validateDraft('address', body))).toEqual([
      '/addresses/0/x unknown_field',
      '/addresses/0/line1 wrong_type',
    ]);
    expect(refusals(validateDraft('address', { addresses: deep }))).toEqual(['/addresses/0 wrong_type']);
  });

  test('has a million entries, fields or strange keys and is refused quickly', () => {
    const million = Array.from({ length: 1_000_000 }, (_, index) => index);
    const keys = Object.fromEntries(million.slice(0, 100_000).map((index) => [`k${index}`, index]));
    const started = performance.now();
    expect(refusals(validateSubmit('address', { addresses: million }))).toEqual(['/addresses too_many']);
    expect(refusals(validateSubmit('experience', { workExperience: [{ ...job, skills: million }] }))).toEqual([
      '/workExperience/0/skills too_many',
    ]);
    expect(refusals(validateSubmit('address', { addresses: [keys] }))).toHaveLength(101);
    expect(refusals(validateSubmit('address', keys))).toHaveLength(101);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('throws when it is read, and is refused as no JSON', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const trap = {
      get addresses(): never {
        throw new RangeError('trap');
      },
    };
    const cyclic: { addresses: unknown[] } = { addresses: [] };
    cyclic.addresses.push(cyclic);
    expect(refusals(validateSubmit('address', proxy))).toEqual([' wrong_type']);
    expect(refusals(validateSubmit('address', trap))).toEqual([' wrong_type']);
    expect(refusals(validateSubmit('address', cyclic))).toContain('/addresses/0/addresses unknown_field');
  });
});

describe('a payload out of the queue', () => {
  test('of a submit needs every itemId', () => {
    const body = { workExperience: [{ ...job, itemId: id }] };
    expect(validateQueued('experience', 'submit', body)).toEqual({ ok: true, payload: body });
    expect(refusals(validateQueued('experience', 'submit', { workExperience: [job] }))).toEqual([
      '/workExperience/0/itemId required',
    ]);
  });

  test('of a draft may lack itemIds: it is what was typed so far', () => {
    const body = { workExperience: [job] };
    expect(validateQueued('experience', 'draft', body)).toEqual({ ok: true, payload: body });
  });

  test('of a section of one has no itemId', () => {
    expect(validateQueued('aspirations', 'submit', fullBodies.aspirations).ok).toBe(true);
  });

  test('is held to the rules of its mode', () => {
    const unfinished = { addresses: [{ itemId: id }] };
    expect(validateQueued('address', 'draft', unfinished).ok).toBe(true);
    expect(validateQueued('address', 'submit', unfinished).ok).toBe(false);
  });
});

test('what is kept stands in the order of the declarations, whatever order its keys came in', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reversed(inner)]),
    );
  };
  for (const step of stepNames) {
    const body = fullBodies[step];
    expect(JSON.stringify(reversed(body))).not.toBe(JSON.stringify(body));
    expect(JSON.stringify(validateSubmit(step, reversed(body)))).toBe(JSON.stringify(validateSubmit(step, body)));
    expect(JSON.stringify(validateDraft(step, reversed(body)))).toBe(JSON.stringify(validateDraft(step, body)));
  }
});
