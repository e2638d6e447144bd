// GET of what a resume offers to the steps of its profile.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { HttpProblem } from '../../shared/http/problem';
import { readQuery, uuidOf } from '../../shared/http/query';
import type { StoredParse } from '../../shared/reading/read-parse';
import { type ErasedProfile, isErased, type ProfileView } from '../../shared/reading/read-profile';
import type { ParsedResume } from '../../shared/resume/model/parsed-resume';
import { type StepContent, type StepSuggestions, suggestionsOf } from '../../shared/resume/suggest/suggestions';
import { isObject } from '../../shared/sections/json';
import { type GetResumesTools, resumeNotFound } from './get-resumes';

export interface GetResumeSuggestionsTools extends Pick<GetResumesTools, 'readResume' | 'readParse'> {
  readonly readProfile: (profileId: string) => Promise<ProfileView | ErasedProfile | undefined>;
}

/** 409 for a resume in which nothing was read, or not yet. */
export function getResumeSuggestions(tools: GetResumeSuggestionsTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const documentId = idIn(request.params, 'documentId');
    const { parse: named } = readQuery(request, ['parse']);
    const parse = await parseOf(tools, profileId, documentId, named && uuidOf('parse', named));
    const profile = await tools.readProfile(profileId);
    if (!profile || isErased(profile)) throw resumeNotFound();
    const { parseId, parser, parserVersion } = parse;
    const resume = parse.data as unknown as ParsedResume;
    const steps = suggestionsOf({ parseId, resume }, (step) => contentOf(profile, step));
    const { skills, languages } = resume;
    const body = {
      documentId,
      parseId,
      parser,
      parserVersion,
      steps: steps.map((one) => ({ ...versionsOf(profile, one), suggestions: one.suggestions })),
      unplaced: { skills, languages },
    };
    return { status: 200, body };
  };
}

async function parseOf(
  { readResume, readParse }: GetResumeSuggestionsTools,
  profileId: string,
  documentId: string,
  parseId: string | undefined,
): Promise<StoredParse> {
  if (!(await readResume(profileId, documentId))) throw resumeNotFound();
  const parse = await readParse(profileId, documentId, parseId);
  if (!parse && parseId !== undefined) throw resumeNotFound();
  if (!parse || (parse.status !== 'parsed' && parse.status !== 'partial')) {
    throw new HttpProblem(
      'resume-not-parsed',
      'GET …/resumes/{documentId} tells what became of it. Ask again once it has a parse that is parsed or partial, or upload it in another format.',
    );
  }
  return parse;
}

/** What the candidate sees in the step: the draft where there is one, else what was submitted. */
function contentOf({ steps }: ProfileView, step: StepSuggestions['step']): StepContent {
  const { draft, final } = steps[step];
  if (draft && isObject(draft.payload)) return draft.payload as StepContent;
  return final ?? {};
}

function versionsOf({ steps }: ProfileView, { step }: StepSuggestions) {
  const { version, draftVersion } = steps[step];
  return { step, version, draftVersion };
}
