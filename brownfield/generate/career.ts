// UserProfiles' other texts: certificates, skills, projects and what a candidate wants.
import type { Random } from '../../bench/workload/random';
import { sentence } from '../../bench/workload/texts';
import type { Country } from './countries';
import { dayIn, german, iso, isoMonth, monthsLater, us, words } from './dates';
import type { Planter } from './planter';
import { some } from './random';
import { certificates, cutOff, longText, skills, titles, withControl } from './texts';

/** One a line. */
export function certificationLines(random: Random, planter: Planter): string | null {
  const count = random.chance(0.5) ? 0 : random.int(1, 3);
  if (count === 0) return planter.has('certificates-none') ? random.pick(['none', 'n/a', '-']) : null;
  const lines = some(random, certificates, count, count).map(([name, issuer]) => {
    const issued = dayIn(random, random.int(2005, 2023));
    const kind = planter.oneOf(['certificate-no-issuer', 'certificate-words', 'certificate-order']);
    switch (kind) {
      case 'certificate-no-issuer':
        return `${name}, ${isoMonth(issued)}`;
      case 'certificate-words':
        return `${name} (${issuer}) - ${words(issued)}`;
      case 'certificate-order':
        return `${issued.year}: ${name} - ${issuer}`;
      case undefined:
        return `${name} (${issuer}), ${isoMonth(issued)}`;
      default:
        return kind satisfies never;
    }
  });
  return lines.join('\n');
}

export function skillsText(random: Random, planter: Planter): string | null {
  if (random.chance(0.1)) return null;
  const list = some(random, skills, 1, 6);
  const kind = planter.oneOf(['skills-semicolons', 'skills-json', 'skills-twice', 'skill-overlong']);
  switch (kind) {
    case 'skills-semicolons':
      return list.join('; ');
    case 'skills-json':
      return JSON.stringify(list);
    case 'skills-twice':
      return [...list, list[0]?.toLowerCase()].join(', ');
    case 'skill-overlong':
      return [...list, longText(random, 110).replaceAll(/[,;]/g, '')].join(', ');
    case undefined:
      return list.join(', ');
    default:
      return kind satisfies never;
  }
}

export function projectsJson(random: Random, planter: Planter): string | null {
  if (random.chance(0.6)) return null;
  const list = Array.from({ length: random.int(1, 2) }, () => {
    const start = dayIn(random, random.int(2010, 2022));
    const flawed = planter.oneOf(['project-no-scheme', 'project-no-name']);
    const page = `example.org/${random.int(1000, 9999)}`;
    return {
      name: flawed === 'project-no-name' ? '' : sentence(random, 2, 4),
      role: random.pick(titles),
      url: flawed === 'project-no-scheme' ? `www.${page}` : `https://${page}`,
      from: isoMonth(start),
      to: isoMonth(monthsLater(start, random.int(1, 20))),
      description: sentence(random, 6, 16),
      technologies: some(random, skills, 0, 4),
    };
  });
  const text = JSON.stringify(list);
  return planter.has('projects-broken') ? cutOff(text, 0.6) : text;
}

export function desiredSalary(random: Random, planter: Planter, country: Country): string | null {
  if (random.chance(0.3)) return null;
  const thousands = random.int(30, 120);
  const from = `${thousands},000`;
  const to = `${thousands + random.int(5, 30)},000`;
  const kind = planter.oneOf(['salary-short', 'salary-bare', 'salary-words', 'salary-reversed']);
  switch (kind) {
    case 'salary-short':
      return `${thousands}k ${country.currency}`;
    case 'salary-bare':
      return `${thousands}000`;
    case 'salary-words':
      return random.pick(['negotiable', 'VB', 'market rate']);
    case 'salary-reversed':
      return `${to} - ${from} ${country.currency}`;
    case undefined:
      return `${from} - ${to} ${country.currency}`;
    default:
      return kind satisfies never;
  }
}

export function availableFrom(random: Random, planter: Planter): string | null {
  if (random.chance(0.4)) return null;
  const day = dayIn(random, random.int(2023, 2026));
  const kind = planter.oneOf(['available-us', 'available-german', 'available-words', 'available-impossible']);
  switch (kind) {
    case 'available-us':
      return us(day);
    case 'available-german':
      return german(day);
    case 'available-words':
      return random.pick(['immediately', 'asap', 'sofort']);
    case 'available-impossible':
      return `${day.year}-02-30`;
    case undefined:
      return iso(day);
    default:
      return kind satisfies never;
  }
}

export function careerGoals(random: Random, planter: Planter): string | null {
  if (random.chance(0.5)) return null;
  const kind = planter.oneOf(['goals-overlong', 'goals-control']);
  switch (kind) {
    case 'goals-overlong':
      return longText(random, 2100);
    case 'goals-control':
      return withControl(sentence(random, 8, 25));
    case undefined:
      return sentence(random, 8, 25);
    default:
      return kind satisfies never;
  }
}
