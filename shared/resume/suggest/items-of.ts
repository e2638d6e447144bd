// From what was found in a resume to items of our sections. Skills, languages and the summary have no section: nothing is made of them.
import { addresses } from '../../sections/addresses';
import { certifications } from '../../sections/certifications';
import { education } from '../../sections/education';
import { projects } from '../../sections/projects';
import type { Json } from '../../sections/section';
import { workExperience } from '../../sections/work-experience';
import type {
  Found,
  ParsedCertification,
  ParsedEducation,
  ParsedProject,
  ParsedResume,
  ParsedWork,
  Period,
  Place,
} from '../model/parsed-resume';
import { listOf, type SuggestedItem, suggestedItem } from './suggested-item';

/** Items of which nothing fits are left out; the others keep their index. */
export function itemsOf(resume: ParsedResume): readonly SuggestedItem[] {
  const { location } = resume.basics;
  const items = [
    ...(location ? [suggestedItem(addresses, 0, addressOf(location))] : []),
    ...resume.education.map((one, index) => suggestedItem(education, index, educationOf(one))),
    ...resume.certifications.map((one, index) => suggestedItem(certifications, index, certificationOf(one))),
    ...resume.work.map((one, index) => suggestedItem(workExperience, index, workOf(one))),
    ...resume.projects.map((one, index) => suggestedItem(projects, index, projectOf(one))),
  ];
  return items.filter(({ fields }) => fields.length > 0);
}

type FoundFields = { readonly [field: string]: Found<Json> | undefined };

function workOf(work: ParsedWork): FoundFields {
  return {
    employer: work.employer,
    title: work.title,
    ...placeOf(work.place),
    url: secure(work.url),
    ...periodOf(work),
    summary: work.summary,
    highlights: listOf(work.highlights),
  };
}

function educationOf(one: ParsedEducation): FoundFields {
  return {
    institution: one.institution,
    studyType: one.studyType,
    area: one.area,
    ...periodOf(one),
    score: one.score,
    courses: listOf(one.courses),
    ...placeOf(one.place),
    description: one.description,
  };
}

function certificationOf(one: ParsedCertification): FoundFields {
  const { name, issuer, credentialId, issueDate, expiryDate } = one;
  return { name, issuer, credentialId, url: secure(one.url), issueDate, expiryDate };
}

function projectOf(one: ParsedProject): FoundFields {
  return {
    name: one.name,
    role: one.role,
    organisation: one.organisation,
    url: secure(one.url),
    ...periodOf(one),
    description: one.description,
    highlights: listOf(one.highlights),
    technologies: listOf(one.technologies),
  };
}

/** A resume tells where somebody lives, mostly without the street. */
function addressOf(location: Found<Place>): FoundFields {
  const { postalCode } = location.value;
  return {
    kind: { ...location, value: 'home' },
    ...placeOf(location),
    postalCode: postalCode === undefined ? undefined : { ...location, value: postalCode },
  };
}

function placeOf(place: Found<Place> | undefined): FoundFields {
  const part = (value: string | undefined) => (place && value !== undefined ? { ...place, value } : undefined);
  const { city, region, countryCode } = place?.value ?? {};
  return { city: part(city), region: part(region), countryCode: part(countryCode) };
}

/** Who is still there has no end, whatever else was read. */
function periodOf({ start, end, isCurrent }: Period): FoundFields {
  return isCurrent?.value ? { startDate: start, isCurrent } : { startDate: start, endDate: end };
}

/** Sections keep https alone; nearly every site that is written with http answers to it. */
function secure(url: Found | undefined): Found | undefined {
  return url && { ...url, value: url.value.replace(/^http:\/\//i, 'https://') };
}
