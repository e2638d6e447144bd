// The reads of resumes: what is told of a file and its parses, and what a resume offers.
import { getResumeSuggestions } from '../../../functions/http/get-resume-suggestions';
import { getResume, getResumeParse, listResumes } from '../../../functions/http/get-resumes';
import type { ReadTools } from '../../../functions/http/read-handles';
import type { ProfileView } from '../../../shared/reading/read-profile';
import type { StoredResume } from '../../../shared/reading/read-resumes';
import { found } from '../../factories/parsed-resumes';
import { call, own, profileId } from './call';
import { noReads } from './no-reads';
import { documentId, parseId, profileWith, storedParse } from './resume-reads';

const params = { profileId, documentId, parseId };
const parse = storedParse(
  {
    work: [{ employer: found('Acme'), title: found('Nurse'), start: found('2019'), highlights: [] }],
    skills: [found('Care')],
  },
  ['no-name', 'hidden-text:2', 'ambiguous-date:1:14'],
);
const { data: _data, text: _text, documentId: _documentId, ...summary } = parse;
const resume: StoredResume = {
  documentId,
  fields: { fileName: 'cv.pdf', state: 'available', blobName: 'somewhere', originalName: 'cv.pdf' },
  tag: 't',
  createdAt: '2026-11-22T07:00:00.000Z',
  parses: [summary],
};

const draftOf = (payload: object): ProfileView => {
  const draft = { payload: payload as never, revision: null, savedAt: '', sessionId: null };
  return profileWith({ version: 2, draftVersion: 4, draft });
};

const tools: ReadTools = {
  ...noReads,
  readResumes: async () => [resume],
  readResume: async () => resume,
  readParse: async () => parse,
  readProfile: async () => profileWith(),
};

describe('GET of resumes', () => {
  it('tells what became of each, and not where the files are', async () => {
    const { status, body } = await call(own(listResumes(tools)), { params: { profileId } });
    expect(status).toBe(200);
    expect(body).toEqual({
      resumes: [
        {
          documentId,
          fileName: 'cv.pdf',
          state: 'available',
          createdAt: resume.createdAt,
          parses: [
            {
              ...summary,
              warnings: [
                { code: 'no-name' },
                { code: 'hidden-text', page: 2 },
                { code: 'ambiguous-date', page: 1, line: 14 },
              ],
            },
          ],
        },
      ],
    });
    expect((await call(own(getResume(tools)), { params })).body).toEqual((body.resumes as unknown[])[0]);
  });

  it('tells a parse whole, without data where nothing was read', async () => {
    const whole = (await call(own(getResumeParse(tools)), { params })).body;
    expect(whole).toMatchObject({ parseId, data: parse.data, text: 'Acme\n' });
    const refused = {
      ...tools,
      readParse: async () => ({ ...parse, status: 'refused' as const, data: {}, text: null }),
    };
    expect((await call(own(getResumeParse(refused)), { params })).body).toMatchObject({ data: null, text: null });
  });

  it('is 404 for what is not there, 400 for an id that is none', async () => {
    const none = { ...tools, readResume: async () => undefined, readParse: async () => undefined };
    for (const handle of [getResume(none), getResumeParse(none), getResumeSuggestions(none)]) {
      expect(await call(own(handle), { params })).toMatchObject({
        status: 404,
        body: { type: 'urn:stepkeeper:problem:resume-not-found' },
      });
      expect((await call(own(handle), { params: { ...params, documentId: 'one' } })).status).toBe(400);
    }
  });
});

describe('GET of what a resume offers', () => {
  const ask = (given: Partial<ReadTools>, parse?: string) =>
    call(own(getResumeSuggestions({ ...tools, ...given })), {
      path: `/profiles/${profileId}${parse === undefined ? '' : `?parse=${parse}`}`,
      params,
    });

  it('is compared with the draft where there is one, and names the versions that it was compared with', async () => {
    expect((await ask({})).body).toMatchObject({
      documentId,
      parseId,
      steps: [
        { step: 'experience', version: 0, draftVersion: 0, suggestions: [{ kind: 'new', id: 'work-experience/0' }] },
      ],
      unplaced: { skills: [{ value: 'Care' }], languages: [] },
    });
    const draft = draftOf({ workExperience: [{ employer: 'ACME', title: 'Nurse', startDate: '2019-04' }] });
    expect((await ask({ readProfile: async () => draft })).body).toMatchObject({
      steps: [{ version: 2, draftVersion: 4, suggestions: [{ kind: 'same', itemId: null }] }],
    });
  });

  it('is 409 where nothing was read, and 404 for a parse that is named and not there', async () => {
    const conflict = { status: 409, body: { type: 'urn:stepkeeper:problem:resume-not-parsed' } };
    expect(await ask({ readParse: async () => undefined })).toMatchObject(conflict);
    const refused = async () => ({ ...parse, status: 'refused' as const });
    expect(await ask({ readParse: refused }, parseId)).toMatchObject(conflict);
    expect((await ask({ readParse: async () => undefined }, parseId)).status).toBe(404);
    expect((await ask({}, 'newest')).body).toMatchObject({ parameter: 'parse' });
  });
});
