// A profile as a JSON Resume, schema 1.0.0 (github.com/jsonresume/resume-schema): what was submitted, as far as that schema has a
// place for it. It has none for aspirations and for links between items; the profile has no name, e-mail or phone.
import type { Item, Json, StepName } from '../sections/section';
import type { Final } from './step-view';

export type JsonResume = { readonly [member: string]: Json };

export interface Submitted {
  readonly updatedAt: string;
  readonly steps: { readonly [step in StepName]: { readonly final: Final | null } };
}

const schema = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';

/** Members without a value are left out, as the schema knows no null. */
export function jsonResume({ updatedAt, steps }: Submitted): JsonResume {
  const of = (step: StepName, property: string) => itemsIn(steps[step].final, property);
  const jobs = of('experience', 'workExperience');
  const projects = of('projects', 'projects');
  const isVolunteer = (job: Item) => job.employmentType === 'volunteer';
  return {
    $schema: schema,
    basics: basics(of('address', 'addresses'), jobs),
    work: jobs.filter((job) => !isVolunteer(job)).map(work),
    volunteer: jobs.filter(isVolunteer).map(volunteer),
    education: of('education', 'education').map(education),
    certificates: of('education', 'certifications').map(certificate),
    skills: skills([
      ...jobs.flatMap((job) => texts(job.skills)),
      ...projects.flatMap((one) => texts(one.technologies)),
    ]),
    projects: projects.map(project),
    meta: { version: 'v1.0.0', lastModified: updatedAt },
  };
}

/** The place of the primary address, else of the first; the title of the job that goes on, the one that began last. */
function basics(addresses: readonly Item[], jobs: readonly Item[]): Item {
  const address = addresses.find((one) => one.isPrimary === true) ?? addresses[0];
  const current = jobs.filter((job) => job.isCurrent === true);
  const latest = current.sort((one, other) => (String(one.startDate) < String(other.startDate) ? 1 : -1))[0];
  return given({ label: latest?.title, location: address && location(address) });
}

function location({ line1, line2, line3, postalCode, city, countryCode, region }: Item): Item {
  const lines = [line1, line2, line3].filter((line) => line !== null && line !== undefined);
  return given({ address: lines.join('\n'), postalCode, city, countryCode, region });
}

function work(job: Item): Item {
  const { employer, title, startDate, endDate, summary, highlights } = job;
  const place = [job.city, job.region, job.countryCode].filter((part) => typeof part === 'string');
  return given({
    name: employer,
    location: place.length > 0 ? place.join(', ') : null,
    position: title,
    url: uri(job.url),
    startDate,
    endDate,
    summary,
    highlights,
  });
}

function volunteer({ employer, title, url, startDate, endDate, summary, highlights }: Item): Item {
  return given({ organization: employer, position: title, url: uri(url), startDate, endDate, summary, highlights });
}

function education({ institution, url, area, studyType, startDate, endDate, score, courses }: Item): Item {
  return given({ institution, url: uri(url), area, studyType, startDate, endDate, score, courses });
}

/** The schema wants a whole date; one that is known in part goes beside it, where the schema allows more members. */
function certificate({ name, issuer, url, issueDate }: Item): Item {
  const isWhole = typeof issueDate === 'string' && issueDate.length === 'YYYY-MM-DD'.length;
  return given({ name, ...(isWhole ? { date: issueDate } : { issueDate }), url: uri(url), issuer });
}

function project(one: Item): Item {
  const { name, description, highlights, technologies, startDate, endDate, role, organisation } = one;
  return given({
    name,
    description,
    highlights,
    keywords: technologies,
    startDate,
    endDate,
    url: uri(one.url) ?? uri(one.repositoryUrl),
    roles: typeof role === 'string' ? [role] : [],
    entity: organisation,
  });
}

/** Each once, however it is written in capitals and small letters. */
function skills(names: readonly string[]): Json {
  const byName = new Map<string, string>();
  for (const name of names) if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), name);
  return [...byName.values()].map((name) => ({ name }));
}

/** An address may hold letters that a URI (RFC 3986) has to encode. */
function uri(address: Json | undefined): string | null {
  return typeof address === 'string' ? new URL(address).href : null;
}

function given(members: { readonly [member: string]: Json | undefined }): Item {
  const told = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(told) as Item;
}

function texts(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

function itemsIn(final: Final | null, property: string): Item[] {
  const list = final?.[property];
  return Array.isArray(list) ? (list as Item[]) : [];
}
