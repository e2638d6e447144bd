// A JSON Resume (github.com/jsonresume/resume-schema, 1.0.0) says itself what each of its fields is: it needs no parser.
import { isObject } from '../../sections/json';
import type { Json } from '../../sections/section';
import { Unreadable } from '../errors';
import { limits } from '../limits';
import { textOf } from '../model/document-text';
import type { ParsedResume } from '../model/parsed-resume';
import { detectLanguage } from '../structure/detect-language';
import { decodeText } from './decode-text';
import { Flow } from './flow';
import { jsonDepth } from './json-depth';
import { resumeOf } from './json-resume-fields';
import { plainLook } from './run-cells';

/** Without one of them an object is another kind of JSON. */
const sections = ['basics', 'work', 'education', 'skills', 'projects', 'certificates', 'languages', 'volunteer'];

/**
 * Everything found is certain and stands on line 1 of page 1: the file has no layout. The text is its strings, one a line.
 * @throws Unreadable `broken` for what is no JSON, nested deeper than limits.jsonDepth, or no resume; `too-much-text`
 */
export function readJsonResume(bytes: Uint8Array): { resume: ParsedResume; text: string } {
  const source = decodeText(bytes).text.replace(/^\uFEFF/, '');
  if (jsonDepth(source) > limits.jsonDepth) throw new Unreadable('broken');
  const json = parsed(source);
  if (!isObject(json) || !sections.some((section) => section in json)) throw new Unreadable('broken');
  const flow = new Flow('json-resume');
  for (const text of stringsIn(json)) {
    for (const line of text.split('\n')) flow.line({ pieces: [{ ...plainLook, text: line }] });
  }
  const document = flow.document();
  return { resume: resumeOf(json, detectLanguage(document)), text: textOf(document) };
}

function parsed(source: string): Json {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new Unreadable('broken', { cause });
  }
}

/** Schema and meta are about the file. */
function stringsIn(json: Json, isRoot = true): string[] {
  if (typeof json === 'string') return [json];
  if (Array.isArray(json)) return json.flatMap((one) => stringsIn(one, false));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([member, one]) =>
    isRoot && ['$schema', 'meta'].includes(member) ? [] : stringsIn(one, false),
  );
}
