// The fields of a JSON Resume as found ones. What is not of the schema's type is left out; members of its drafts (`company`, `website`)
// are known too.
import { isObject } from '../../sections/json';
import type { Json } from '../../sections/section';
import type {
  Found,
  Language,
  ParsedBasics,
  ParsedLink,
  ParsedResume,
  PartialDate,
  Period,
  Place,
} from '../model/parsed-resume';
import { given } from './given';
import { safeLink } from './safe-link';

type Members = { readonly [member: string]: Json };

/** Nobody says "present" in a JSON Resume: an end that is missing means it. */
const presentConfidence = 0.8;

export function resumeOf(json: Members, language: Language): ParsedResume {
  return {
    language,
    basics: basicsOf(isObject(json.basics) ? json.basics : {}),
    work: objects(json.work).map((job) => ({
      ...given({
        employer: text(job.name) ?? text(job.company),
        title: text(job.position),
        place: placeNamed(job.location),
        url: url(job.url) ?? url(job.website),
        summary: text(job.summary),
      }),
      ...periodOf(job),
      highlights: texts(job.highlights),
    })),
    education: objects(json.education).map((school) => ({
      ...given({
        institution: text(school.institution),
        studyType: text(school.studyType),
        area: text(school.area),
        score: text(school.score) ?? text(school.gpa),
        place: placeNamed(school.location),
      }),
      ...periodOf(school),
      courses: texts(school.courses),
    })),
    certifications: objects(json.certificates).map((certificate) =>
      given({
        name: text(certificate.name),
        issuer: text(certificate.issuer),
        issueDate: date(certificate.date) ?? date(certificate.issueDate),
        url: url(certificate.url),
      }),
    ),
    projects: objects(json.projects).map((project) => ({
      ...given({
        name: text(project.name),
        role: texts(project.roles)[0],
        organisation: text(project.entity),
        url: url(project.url),
        description: text(project.description),
      }),
      ...periodOf(project),
      highlights: texts(project.highlights),
      technologies: texts(project.keywords),
    })),
    skills: skillsOf(objects(json.skills)),
    languages: objects(json.languages).flatMap((one) => {
      const name = text(one.language) ?? text(one.name);
      return name ? [{ language: name, ...given({ fluency: text(one.fluency) ?? text(one.level) }) }] : [];
    }),
  };
}

function basicsOf(basics: Members): ParsedBasics {
  const email = text(basics.email);
  const phone = text(basics.phone);
  const site = url(basics.url) ?? url(basics.website);
  const profiles = objects(basics.profiles).flatMap((profile): ParsedLink[] => {
    const address = url(profile.url);
    return address ? [{ url: address, network: text(profile.network)?.value.toLowerCase() ?? hostOf(address) }] : [];
  });
  return {
    ...given({
      name: text(basics.name),
      label: text(basics.label),
      location: isObject(basics.location) ? placeOf(basics.location) : placeNamed(basics.location),
      summary: text(basics.summary),
    }),
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    links: [...(site ? [{ url: site, network: hostOf(site) }] : []), ...profiles],
  };
}

/** Keywords where there are some: then the name is only what they have in common. */
function skillsOf(groups: readonly Members[]): Found[] {
  const names = groups.flatMap((group) => {
    const keywords = texts(group.keywords);
    const name = text(group.name);
    return keywords.length > 0 || !name ? keywords : [name];
  });
  return [...new Map(names.map((name) => [name.value.toLowerCase(), name])).values()];
}

function placeOf(location: Members): Found<Place> | undefined {
  const part = (member: string) => text(location[member])?.value;
  const [street, postalCode, city, region, code] = ['address', 'postalCode', 'city', 'region', 'countryCode'].map(part);
  const countryCode = /^[a-z]{2}$/i.test(code ?? '') ? code?.toUpperCase() : undefined;
  const whole = [street, [postalCode, city].filter(Boolean).join(' '), region, code].filter(Boolean).join(', ');
  return whole === '' ? undefined : found({ text: whole, ...given({ city, region, postalCode, countryCode }) });
}

function placeNamed(json: Json | undefined): Found<Place> | undefined {
  const name = text(json);
  return name && found({ text: name.value });
}

function periodOf(entry: Members): Period {
  const start = date(entry.startDate);
  const end = date(entry.endDate);
  const isCurrent =
    start && (text(entry.endDate) === undefined || /^(?:present|current|now)$/i.test(String(entry.endDate)));
  return given({ start, end, isCurrent: isCurrent ? { ...found(true), confidence: presentConfidence } : undefined });
}

/** ISO 8601 in whole or in part; a time behind it is cut off. */
function date(json: Json | undefined): Found<PartialDate> | undefined {
  const [, day] =
    /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:T.*)?$/.exec(text(json)?.value ?? '') ?? [];
  return day === undefined ? undefined : found(day);
}

function url(json: Json | undefined): Found | undefined {
  const address = safeLink(text(json)?.value);
  return address === undefined ? undefined : found(address);
}

function hostOf({ value }: Found): string {
  return new URL(value).host.replace(/^www\./, '');
}

function text(json: Json | undefined): Found | undefined {
  const value = typeof json === 'string' || typeof json === 'number' ? String(json).trim() : '';
  return value === '' ? undefined : found(value);
}

function texts(json: Json | undefined): Found[] {
  return Array.isArray(json) ? json.flatMap((one: Json) => text(one) ?? []) : [];
}

function objects(json: Json | undefined): Members[] {
  return Array.isArray(json) ? json.filter((one: Json) => isObject(one)) : [];
}

function found<T>(value: T): Found<T> {
  return { value, confidence: 1, page: 1, line: 1 };
}
