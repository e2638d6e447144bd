// GET of what a resume offers to the steps of its profile.
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { idIn } from '../../shared/http/path';
import { readQuery, uuidOf } from '../../shared/http/query';
import { type SuggestedTools, suggested } from './suggested';

/** 409 for a resume in which nothing was read, or not yet. */
export function getResumeSuggestions(tools: SuggestedTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const documentId = idIn(request.params, 'documentId');
    const { parse: named } = readQuery(request, ['parse']);
    const { parse, resume, steps } = await suggested(
      tools,
      profileId,
      documentId,
      named === undefined ? undefined : uuidOf('parse', named),
    );
    const { parseId, parser, parserVersion } = parse;
    const { skills, languages } = resume;
    const body = {
      documentId,
      parseId,
      parser,
      parserVersion,
      steps: steps.map(({ content: _content, ...told }) => told),
      unplaced: { skills, languages },
    };
    return { status: 200, body };
  };
}
