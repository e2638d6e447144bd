// The rows of WorkHistory: one job after the other, the last one often still going on.
import type { Random } from '../../bench/workload/random';
import { sentence } from '../../bench/workload/texts';
import { type Country, countries } from './countries';
import { type Day, dayIn, iso, monthsLater, us, words } from './dates';
import type { Planter } from './planter';
import { audit, type Row } from './rows';
import { description, longText, titles, withControl } from './texts';

export function workHistoryRows(random: Random, planter: Planter, userName: string, home: Country): Row[] {
  const jobs = random.int(1, 3);
  const rows: Row[] = [];
  let start = dayIn(random, random.int(2004, 2012));
  for (let job = 1; job <= jobs; job++) {
    const end = monthsLater(start, random.int(5, 50));
    const isCurrent = job === jobs && random.chance(0.6);
    const row = rows.length;
    const one = jobRow(random, planter, row, random.chance(0.8) ? home : random.pick(countries), {
      ...dates(random, planter, row, start, isCurrent ? null : end),
    });
    rows.push({ userName, ...one });
    if (planter.has('job-twice', row)) rows.push({ userName, ...one });
    start = monthsLater(end, random.int(0, 6));
  }
  return rows;
}

type DateColumns = {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly isCurrent: boolean | null;
};

function jobRow(random: Random, planter: Planter, row: number, country: Country, dateColumns: DateColumns): Row {
  const [city] = random.pick(country.cities);
  return {
    companyName: employer(random, planter, row, country),
    jobTitle: title(random, planter, row),
    ...dateColumns,
    location: random.pick([null, city, `${city}, ${country.code}`, 'Remote']),
    description: jobText(random, planter, row),
    ...audit(random),
  };
}

function employer(random: Random, planter: Planter, row: number, country: Country): string | null {
  const name = random.pick(country.employers);
  const kind = planter.oneOf(['job-no-employer', 'job-employer-blanks'], row);
  switch (kind) {
    case 'job-no-employer':
      return random.pick([null, '', ' ']);
    case 'job-employer-blanks':
      return `${name}${' '.repeat(random.int(1, 6))}`;
    case undefined:
      return name;
    default:
      return kind satisfies never;
  }
}

function title(random: Random, planter: Planter, row: number): string | null {
  const kind = planter.oneOf(['job-no-title', 'job-title-overlong'], row);
  switch (kind) {
    case 'job-no-title':
      return random.pick([null, '', ' ']);
    case 'job-title-overlong':
      return longText(random, 210);
    case undefined:
      return random.pick(titles);
    default:
      return kind satisfies never;
  }
}

/** `end` is null while the job goes on. Where the start is unreadable the end is written as it should be. */
function dates(random: Random, planter: Planter, row: number, start: Day, end: Day | null): DateColumns {
  const startKind = planter.oneOf(
    ['job-date-us', 'job-date-words', 'job-date-zero', 'job-date-impossible', 'job-date-missing'],
    row,
  );
  const written = startKind === 'job-date-us' ? us : startKind === 'job-date-words' ? words : iso;
  const startText = () => {
    switch (startKind) {
      case 'job-date-zero':
        return '0000-00-00';
      case 'job-date-impossible':
        return random.pick([`31.02.${start.year}`, `${start.year}-02-30`, `13/32/${start.year}`]);
      case 'job-date-missing':
        return random.pick([null, '']);
      case 'job-date-us':
      case 'job-date-words':
      case undefined:
        return written(start);
      default:
        return startKind satisfies never;
    }
  };
  const startDate = startText();
  if (end === null) return { startDate, ...current(random, planter, row) };
  // An end is before a start only where the start can be read.
  const endKinds = ['job-end-zero', 'job-end-though-current'] as const;
  const isReadable = startKind === undefined || written !== iso;
  const endKind = planter.oneOf(isReadable ? (['job-end-first', ...endKinds] as const) : endKinds, row);
  switch (endKind) {
    case 'job-end-first':
      return { startDate, endDate: written(monthsLater(start, -14)), isCurrent: false };
    case 'job-end-zero':
      return { startDate, endDate: '0000-00-00', isCurrent: false };
    case 'job-end-though-current':
      return { startDate, endDate: written(end), isCurrent: true };
    case undefined:
      return { startDate, endDate: written(end), isCurrent: random.pick([false, false, null]) };
    default:
      return endKind satisfies never;
  }
}

function current(random: Random, planter: Planter, row: number): Omit<DateColumns, 'startDate'> {
  const kind = planter.oneOf(['job-end-present', 'job-current-unknown'], row);
  switch (kind) {
    case 'job-end-present':
      return { endDate: random.pick(['present', 'now', 'Present ', '']), isCurrent: true };
    case 'job-current-unknown':
      return { endDate: null, isCurrent: null };
    case undefined:
      return { endDate: null, isCurrent: true };
    default:
      return kind satisfies never;
  }
}

function jobText(random: Random, planter: Planter, row: number): string | null {
  if (random.chance(0.15)) return null;
  const kind = planter.oneOf(['job-text-control', 'job-text-overlong'], row);
  switch (kind) {
    case 'job-text-control':
      return withControl(sentence(random, 8, 20));
    case 'job-text-overlong':
      return longText(random, 4100);
    case undefined:
      return description(random);
    default:
      return kind satisfies never;
  }
}
