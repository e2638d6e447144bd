// All rows of one user, and the dirt in them: a function of the seed and the user's number, and of nothing else.
import type { Random } from '../../bench/workload/random';
import { applicationRows } from './applications';
import { type Country, countries } from './countries';
import { dayIn, instantOn } from './dates';
import type { DirtName } from './dirt';
import { documentRows, versionRows } from './documents';
import { everydayRows } from './everyday';
import { type Planted, Planter } from './planter';
import { profileRow } from './profile';
import { streamOf } from './random';
import { audit, type Row, type RowsByTable } from './rows';
import { workHistoryRows } from './work-history';

export interface GeneratedUser {
  /** From 1. */
  readonly number: number;
  readonly rows: RowsByTable;
  readonly planted: readonly Planted[];
  /** How often each kind of dirt could have been planted. */
  readonly chances: ReadonlyMap<DirtName, number>;
}

/** One in so many users never filled in a profile. */
const withoutProfile = 0.08;
/** One in so many users does more than keep a profile. */
const withApplications = 0.1;

/** The business key of a user, by which all other rows find theirs. */
export function userNameOf(number: number): string {
  return `user${String(number).padStart(7, '0')}`;
}

export function generateUser(seed: number, number: number): GeneratedUser {
  const random = streamOf(seed, number);
  const planter = new Planter(random);
  const userName = userNameOf(number);
  const country = random.pick(countries);
  const rows = new Map<string, readonly Row[]>([
    ['Users', [userRow(random, planter, number, country)]],
    ['UserProfiles', random.chance(withoutProfile) ? [] : [profileRow(random, planter, userName, country)]],
    ['WorkHistory', workHistoryRows(random, planter, userName, country)],
  ]);
  const documents = documentRows(random, planter, userName);
  rows.set('Documents', documents);
  if (random.chance(withApplications)) {
    rows.set('DocumentVersions', versionRows(random, documents));
    for (const [table, more] of applicationRows(random, userName, country)) rows.set(table, more);
    for (const [table, more] of everydayRows(random, userName, country)) rows.set(table, more);
  }
  return { number, rows, planted: planter.planted, chances: planter.chances };
}

function userRow(random: Random, planter: Planter, number: number, country: Country): Row {
  const userName = userNameOf(number);
  return {
    userName,
    externalSubject: planter.has('no-subject') ? null : subject(random, number),
    email: `${userName}@example.${random.pick(['com', 'org', 'net'])}`,
    displayName: `${random.pick(country.given)} ${random.pick(country.family)}`,
    isActive: random.chance(0.93),
    lastLogin: random.chance(0.8) ? instantOn(random, dayIn(random, random.int(2019, 2024))) : null,
    ...audit(random),
  };
}

/** As identity providers write it; the number makes it unique. */
function subject(random: Random, number: number): string {
  const last = number.toString(16).padStart(12, '0');
  const id = random.uuid().slice(0, -12) + last;
  return random.chance(0.7) ? id : `auth0|${id.replaceAll('-', '').slice(8)}`;
}
