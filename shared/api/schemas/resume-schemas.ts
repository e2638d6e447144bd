// Resumes: the files, what was read in them, and what that offers to the steps.
import { languages } from '../../resume/model/parsed-resume';
import { warningCodes } from '../../resume/model/warning';
import {
  documentStates,
  parseStatuses,
  resumeSources,
  stateReasons,
  storedContentTypes,
} from '../../sections/resume-words';
import { type JsonSchema, stepNames } from '../../sections/section';
import {
  any,
  anyObject,
  count,
  described,
  flag,
  instant,
  listOf,
  nullable,
  object,
  oneOfWords,
  ref,
  text,
  uuid,
} from './schema';

const confidence: JsonSchema = { type: 'number', minimum: 0, maximum: 1, description: '0 to 1.' };
const where = { confidence, page: described(count, 'From 1.'), line: described(count, 'On the page, from 1.') };

const warning = object({ code: oneOfWords(warningCodes) }, { page: count, line: count });

const summary = {
  parseId: uuid,
  parser: text,
  parserVersion: text,
  status: described(
    oneOfWords(parseStatuses),
    '`partial`: neither a name nor a contact was found, or neither work nor education.',
  ),
  confidence: nullable(confidence),
  warnings: listOf(warning, 'What a person should know of it.'),
  parsedAt: instant,
};

const resume = object({
  documentId: uuid,
  fileName: text,
  contentType: oneOfWords(storedContentTypes),
  sizeBytes: count,
  sha256: text,
  source: oneOfWords(resumeSources),
  importSource: described(nullable(text), 'What the importer called where it came from.'),
  candidateReference: described(nullable(text), "The importer's own reference."),
  isPrimary: flag,
  state: described(
    nullable(oneOfWords(documentStates)),
    '`quarantined` until its verdict is there. Null for an entry of the step that has no file here.',
  ),
  stateReason: described(nullable(oneOfWords(stateReasons)), 'Why it is not available.'),
  createdAt: instant,
  parses: listOf(ref('ResumeParseSummary'), 'The newest first.'),
});

const suggestion = object({
  id: described(text, 'Stable for the parse: the section and the place of the item in the resume.'),
  section: text,
  kind: oneOfWords(['new', 'differs', 'same']),
  confidence,
  itemId: described(
    nullable(uuid),
    'Of the item that it is about, or that a new one will have. Null for an item of a draft that has no id yet.',
  ),
  item: described(anyObject, 'The item as it will stand when all of it is taken.'),
  current: described(nullable(anyObject), 'The item as it stands.'),
  fields: listOf(object({ field: text, suggested: any, current: any, ...where }), 'What is offered, field by field.'),
  errors: listOf(ref('FieldError'), 'What would keep the item from being submitted; paths begin at the item.'),
});

const found = (value: JsonSchema): JsonSchema => object({ value, ...where });
const foundText = found(text);
const period = {
  start: found(described(text, 'YYYY, YYYY-MM or YYYY-MM-DD.')),
  end: foundText,
  isCurrent: found(flag),
};
const place = found(object({ text }, { city: text, region: text, postalCode: text, countryCode: text }));
const texts = listOf(foundText);
/** All but lists may be missing: then nothing was found. */
const entry = (fields: Record<string, JsonSchema>, lists: Record<string, JsonSchema> = {}) => object(lists, fields);

const recognisedBy = described(
  object({ model: text, apiVersion: text }),
  'Of a scan: the model of Azure AI Document Intelligence that has read its letters.',
);

const parsedResume = object(
  {
    language: oneOfWords(languages),
    basics: entry(
      { name: foundText, label: foundText, location: place, summary: foundText },
      { emails: texts, phones: texts, links: listOf(object({ url: foundText, network: text })) },
    ),
    work: listOf(
      entry(
        { employer: foundText, title: foundText, place, url: foundText, summary: foundText, ...period },
        { highlights: texts },
      ),
    ),
    education: listOf(
      entry(
        {
          institution: foundText,
          studyType: foundText,
          area: foundText,
          score: foundText,
          place,
          description: foundText,
          ...period,
        },
        { courses: texts },
      ),
    ),
    certifications: listOf(
      entry({
        name: foundText,
        issuer: foundText,
        issueDate: foundText,
        expiryDate: foundText,
        credentialId: foundText,
        url: foundText,
      }),
    ),
    projects: listOf(
      entry(
        {
          name: foundText,
          role: foundText,
          organisation: foundText,
          url: foundText,
          description: foundText,
          ...period,
        },
        { highlights: texts, technologies: texts },
      ),
    ),
    skills: texts,
    languages: listOf(object({ language: foundText }, { code: text, fluency: foundText })),
  },
  { recognisedBy },
);

export const resumeSchemas: { readonly [name: string]: JsonSchema } = {
  ParsedResume: described(parsedResume, 'What was found, each with where. What is absent was not found.'),
  ResumeParseSummary: object(summary),
  ResumeParse: object({
    ...summary,
    data: described({ anyOf: [ref('ParsedResume'), { type: 'null' }] }, 'Null where nothing could be read.'),
    text: described(nullable(text), 'Pages are parted by a form feed.'),
  }),
  Resume: resume,
  ResumeUpload: object({
    documentId: uuid,
    upload: object({
      method: oneOfWords(['PUT']),
      url: described(text, 'For whoever has it: keep it to yourself until the file is there.'),
      headers: described({ type: 'object', additionalProperties: text }, 'All of them are to be sent.'),
      expiresAt: instant,
    }),
    resume: described(text, 'Where the resume is told of once it has been taken in.'),
  }),
  ResumeList: object({ resumes: listOf(ref('Resume')) }),
  ResumeSuggestion: suggestion,
  ResumeSuggestions: object({
    documentId: uuid,
    parseId: uuid,
    parser: text,
    parserVersion: text,
    steps: listOf(
      object({
        step: oneOfWords(stepNames),
        version: described(count, 'Of the step when it was compared: for a submit.'),
        draftVersion: described(count, 'Of its draft.'),
        suggestions: listOf(ref('ResumeSuggestion')),
      }),
      'Steps to which the resume has nothing to say are left out.',
    ),
    unplaced: described(
      object({
        skills: listOf(foundText),
        languages: listOf(object({ language: foundText }, { code: text, fluency: foundText })),
      }),
      'What was found and no section holds.',
    ),
  }),
  ResumeApplied: object({
    documentId: uuid,
    parseId: uuid,
    operations: listOf(
      object({
        step: oneOfWords(stepNames),
        kind: oneOfWords(['save-draft', 'submit-step']),
        operationId: uuid,
        location: described(text, 'Where its outcome is to be had.'),
      }),
      'None of steps of which nothing was chosen.',
    ),
  }),
};
