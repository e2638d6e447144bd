// UserProfiles.educationJson: a list that a form once wrote and that others have written since.
import type { Random } from '../../bench/workload/random';
import type { Country } from './countries';
import { type Day, dayIn, iso, isoMonth, monthsLater, shortWords, us, usMonth } from './dates';
import type { Planter } from './planter';
import { cutOff, degrees, fields } from './texts';

type Degree = Readonly<Record<string, string | number | null>>;

export function educationJson(random: Random, planter: Planter, country: Country): string | null {
  const list = Array.from({ length: random.int(0, 3) }, (_, index) => degree(random, planter, country, index)).flat();
  const text = JSON.stringify(list);
  const first = list[0];
  const kind = planter.oneOf(
    first
      ? ['education-object', 'education-quotes', 'education-truncated', 'education-prose']
      : (['education-empty', 'education-prose'] as const),
  );
  switch (kind) {
    case 'education-object':
      return JSON.stringify(first);
    case 'education-quotes':
      return `[${list.map(singleQuoted).join(', ')}]`;
    case 'education-truncated':
      return cutOff(text, 0.7);
    case 'education-prose':
      return 'see resume';
    case 'education-empty':
      return random.pick(['', '[]']);
    case undefined:
      return first ? text : null;
    default:
      return kind satisfies never;
  }
}

/** One degree, or the same one twice. */
function degree(random: Random, planter: Planter, country: Country, index: number): Degree[] {
  const start = dayIn(random, 1995 + 5 * index + random.int(0, 4));
  const end = monthsLater(start, random.int(20, 50));
  const dateKind = planter.oneOf(['degree-date-words', 'degree-date-us', 'degree-end-first']);
  const written = dateForm(random, dateKind);
  const [from, to] = dateKind === 'degree-end-first' ? [end, start] : [start, end];
  const noSchool = planter.has('degree-no-school');
  const one: Degree = {
    school: noSchool ? random.pick([null, '']) : random.pick(country.schools),
    degree: random.pick(degrees),
    field: random.pick(fields),
    from: written(from),
    to: written(to),
    gpa: random.pick<string | number | null>([3.7, '1,3', '14/20', null]),
  };
  return planter.has('degree-twice') ? [one, one] : [one];
}

function dateForm(random: Random, kind: 'degree-date-words' | 'degree-date-us' | 'degree-end-first' | undefined) {
  switch (kind) {
    case 'degree-date-words':
      return shortWords;
    case 'degree-date-us':
      return random.pick([us, usMonth]);
    case 'degree-end-first':
      return isoMonth;
    case undefined:
      return random.pick([iso, isoMonth, ({ year }: Day) => String(year)]);
    default:
      return kind satisfies never;
  }
}

/** As a script prints its own objects. */
function singleQuoted(one: Degree): string {
  const text = (value: string) => `'${value.replaceAll("'", "\\'")}'`;
  const members = Object.entries(one).map(
    ([name, value]) => `'${name}': ${typeof value === 'string' ? text(value) : (value ?? 'None')}`,
  );
  return `{${members.join(', ')}}`;
}
