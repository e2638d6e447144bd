// The operations of resume files: how they come, go and are got, what was read in them, and what it offers to the steps.
import type { DescribedOperation } from '../operation';
import { resumeApply, resumeUpload } from '../schemas/body-schemas';
import { profile } from './profiles';

const tag = 'Resumes';
const resumes = `${profile}/resumes`;
const resume = `${resumes}/{documentId}`;

export const resumeOperations: readonly DescribedOperation[] = [
  {
    name: 'list-resumes',
    method: 'GET',
    route: resumes,
    access: ['candidate', 'support'],
    tag,
    summary: 'The resumes of a profile, with what became of each',
    description:
      'Newest first, each with its parses, the newest of them first. The list of a profile without resumes, or without a profile, is empty.',
    answers: { 200: { description: 'The resumes.', content: { 'application/json': 'ResumeList' } } },
  },
  {
    name: 'create-resume-upload',
    method: 'POST',
    route: resumes,
    access: ['candidate'],
    tag,
    summary: 'Upload a resume',
    description:
      'Answers where the file may be put: one `PUT` of the whole file to `upload.url` with `upload.headers`, once, until `expiresAt`. It is told of at `resume` some seconds later, when it has been parsed. A file of another size or type than the body says is refused then. Nothing is kept of an upload that never comes.',
    body: { content: { 'application/json': resumeUpload } },
    unqueued: true,
    answers: { 201: { description: 'Where to put the file.', content: { 'application/json': 'ResumeUpload' } } },
    problems: ['too-many-resumes', 'storage-unavailable'],
  },
  {
    name: 'get-resume',
    method: 'GET',
    route: resume,
    access: ['candidate', 'support'],
    tag,
    summary: 'One resume',
    description: 'Whether it may be downloaded, why not, and what became of each parse.',
    answers: { 200: { description: 'The resume.', content: { 'application/json': 'Resume' } } },
    problems: ['resume-not-found'],
  },
  {
    name: 'download-resume',
    method: 'GET',
    route: `${resume}/file`,
    access: ['candidate', 'support'],
    tag,
    summary: 'The file of a resume',
    description: 'The bytes as they came. A file that waits for its verdict, or was refused, is not handed out.',
    answers: {
      200: {
        description: 'The file, under the name that the candidate knows.',
        content: { 'application/octet-stream': { type: 'string', contentMediaType: 'application/octet-stream' } },
        headers: ['Content-Disposition'],
      },
    },
    problems: ['resume-not-found', 'resume-not-available', 'storage-unavailable'],
  },
  {
    name: 'delete-resume',
    method: 'DELETE',
    route: resume,
    access: ['candidate'],
    tag,
    summary: 'Delete a resume',
    description:
      'The file and what was read in it, for good: the same file does not come back by being dropped again. Where there is none, the outcome is `rejected` with `no-such-item`. It cannot be made conditional.',
    problems: ['storage-unavailable'],
  },
  {
    name: 'get-resume-parse',
    method: 'GET',
    route: `${resume}/parses/{parseId}`,
    access: ['candidate', 'support'],
    tag,
    summary: 'What a parser read in a resume',
    description:
      'The fields that were found, each with its confidence, page and line, and the text that they were found in.',
    answers: { 200: { description: 'The parse.', content: { 'application/json': 'ResumeParse' } } },
    problems: ['resume-not-found'],
  },
  {
    name: 'get-resume-suggestions',
    method: 'GET',
    route: `${resume}/suggestions`,
    access: ['candidate', 'support'],
    tag,
    summary: 'What a resume offers to the steps',
    description:
      'Of the newest parse that found something, or of the one that `parse` names: items that the profile does not have, and fields in which the resume says something else, or more, than an item that it has. It is compared with the draft of a step, or with what was submitted where there is none. Values that a field would refuse are left out; `errors` says what is still missing for a submit. Nothing is changed by asking.',
    query: ['parse'],
    answers: { 200: { description: 'The suggestions.', content: { 'application/json': 'ResumeSuggestions' } } },
    problems: ['resume-not-found', 'resume-not-parsed', 'profile-not-found'],
  },
  {
    name: 'apply-resume',
    method: 'POST',
    route: `${resume}/apply`,
    access: ['candidate'],
    tag,
    summary: 'Take suggestions of a resume over',
    description:
      'What is chosen is put on top of what stands in each step: new items behind those that are there, chosen fields into theirs. Each step is an operation like any other write, conditional on the versions that the suggestions were compared with: whoever has saved meanwhile keeps it, and the outcome is `conflict`. As `submit`, nothing is sent unless every step is right as it would stand then; the paths in `errors` begin at the body of the step. The reason of each operation names the resume and the parse. Sent again with its `Idempotency-Key` it is the same operations.',
    body: { content: { 'application/json': resumeApply } },
    headers: ['IdempotencyKey', 'SessionId', 'Revision', 'ChangeReason'],
    answers: {
      202: { description: 'The operation of each step.', content: { 'application/json': 'ResumeApplied' } },
    },
    problems: [
      'resume-not-found',
      'resume-not-parsed',
      'database-unavailable',
      'malformed-json',
      'not-utf-8',
      'nested-too-deep',
      'body-too-large',
      'unsupported-media-type',
      'validation-failed',
    ],
  },
];
