// What a resume offers to its profile, looked up: for the client that asks, and again for what it then chooses.
import { HttpProblem } from '../../shared/http/problem';
import type { SuggestedStep } from '../../shared/http/resume-apply-command';
import type { StoredParse } from '../../shared/reading/read-parse';
import { type ErasedProfile, isErased, type ProfileView } from '../../shared/reading/read-profile';
import type { ParsedResume } from '../../shared/resume/model/parsed-resume';
import { type StepContent, suggestionsOf } from '../../shared/resume/suggest/suggestions';
import { isObject } from '../../shared/sections/json';
import { hasFound } from '../../shared/sections/resume-words';
import type { StepName } from '../../shared/sections/section';
import { type GetResumesTools, resumeNotFound } from './get-resumes';

export interface SuggestedTools extends Pick<GetResumesTools, 'readResume' | 'readParse'> {
  readonly readProfile: (profileId: string) => Promise<ProfileView | ErasedProfile | undefined>;
}

export interface Suggested {
  readonly parse: StoredParse;
  readonly resume: ParsedResume;
  readonly steps: readonly SuggestedStep[];
}

/** `parseId` left out: of the newest parse that found something. Throws 404 and 409. */
export async function suggested(
  tools: SuggestedTools,
  profileId: string,
  documentId: string,
  parseId?: string,
): Promise<Suggested> {
  const parse = await parseOf(tools, profileId, documentId, parseId);
  const profile = await tools.readProfile(profileId);
  if (!profile || isErased(profile)) throw resumeNotFound();
  const resume = parse.data as unknown as ParsedResume;
  const content = (step: StepName) => contentOf(profile, step);
  const steps = suggestionsOf({ parseId: parse.parseId, resume }, content).map((one) => {
    const { version, draftVersion } = profile.steps[one.step];
    return { ...one, version, draftVersion, content: content(one.step) };
  });
  return { parse, resume, steps };
}

async function parseOf(
  { readResume, readParse }: SuggestedTools,
  profileId: string,
  documentId: string,
  parseId: string | undefined,
): Promise<StoredParse> {
  if (!(await readResume(profileId, documentId))) throw resumeNotFound();
  const parse = await readParse(profileId, documentId, parseId);
  if (!parse && parseId !== undefined) throw resumeNotFound();
  if (!parse || !hasFound(parse.status)) {
    throw new HttpProblem(
      'resume-not-parsed',
      'GET …/resumes/{documentId} tells what became of it. Ask again once it has a parse that is parsed or partial, or upload it in another format.',
    );
  }
  return parse;
}

/** What the candidate sees in the step: the draft where there is one, else what was submitted. */
function contentOf({ steps }: ProfileView, step: StepName): StepContent {
  const { draft, final } = steps[step];
  if (draft && isObject(draft.payload)) return draft.payload as StepContent;
  return final ?? {};
}
