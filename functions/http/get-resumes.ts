// GET of a profile's resumes: all of them, one, and what a parser read in one.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery } from '../../shared/http/query';
import { parseView, resumeView } from '../../shared/http/resume-view';
import type { StoredParse } from '../../shared/reading/read-parse';
import type { StoredResume } from '../../shared/reading/read-resumes';

export interface GetResumesTools {
  readonly readResumes: (profileId: string) => Promise<readonly StoredResume[]>;
  readonly readResume: (profileId: string, documentId: string) => Promise<StoredResume | undefined>;
  /** `parseId` left out: the newest one that found something. */
  readonly readParse: (profileId: string, documentId: string, parseId?: string) => Promise<StoredParse | undefined>;
}

export function listResumes({ readResumes }: GetResumesTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    readQuery(request, []);
    return { status: 200, body: { resumes: (await readResumes(profileId)).map(resumeView) } };
  };
}

export function getResume({ readResume }: GetResumesTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const documentId = idIn(request.params, 'documentId');
    readQuery(request, []);
    const resume = await readResume(profileId, documentId);
    if (!resume) throw resumeNotFound();
    return { status: 200, body: resumeView(resume) };
  };
}

export function getResumeParse({ readParse }: GetResumesTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const documentId = idIn(request.params, 'documentId');
    const parseId = idIn(request.params, 'parseId');
    readQuery(request, []);
    const parse = await readParse(profileId, documentId, parseId);
    if (!parse) throw resumeNotFound();
    return { status: 200, body: parseView(parse) };
  };
}

export function resumeNotFound(): HttpProblem {
  return new HttpProblem(
    'resume-not-found',
    'It was deleted or never there, or has no such parse. GET …/resumes lists them.',
  );
}
