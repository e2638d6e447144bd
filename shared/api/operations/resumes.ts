// The operations of resume files: what was read in them, and what it offers to the steps.
import type { DescribedOperation } from '../operation';
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
];
