// The rows of a user who applies for jobs: applications, their stages, interviews and offers.
import type { Random } from '../../bench/workload/random';
import { sentence } from '../../bench/workload/texts';
import { type Country, countries } from './countries';
import { dayIn, instantOn, iso, monthsLater } from './dates';
import { jobNumberOf, jobs, stages } from './reference';
import { audit, created, type Row } from './rows';

const statuses = ['active', 'withdrawn', 'rejected', 'hired'] as const;

export function* applicationRows(random: Random, userName: string, country: Country): Generator<[string, Row[]]> {
  const applications: Row[] = [];
  const stageRows: Row[] = [];
  const interviews: Row[] = [];
  const participants: Row[] = [];
  const offers: Row[] = [];
  for (let count = random.int(1, 2); count > 0; count--) {
    const applicationNumber = `A-${userName}-${count}`;
    const status = random.pick([...statuses]);
    const applied = dayIn(random, random.int(2018, 2024));
    applications.push({
      applicationNumber,
      userName,
      jobNumber: jobNumberOf(random.int(1, jobs)),
      appliedOn: iso(applied),
      status,
      ...audit(random),
    });
    for (const [at, stageName] of stages.slice(0, random.int(1, stages.length)).entries()) {
      stageRows.push({ applicationNumber, stageName, enteredOn: iso(monthsLater(applied, at)), ...audit(random) });
    }
    if (random.chance(0.5)) {
      const interviewNumber = `I-${userName}-${count}`;
      interviews.push({
        interviewNumber,
        applicationNumber,
        startsAt: instantOn(random, monthsLater(applied, 1)),
        durationMinutes: random.pick([30, 45, 60]),
        place: random.pick([null, 'Online', `${random.pick(country.streets)} 1`]),
        ...audit(random),
      });
      participants.push({
        interviewNumber,
        participantName: personName(random),
        participantRole: random.pick(['recruiter', 'manager', null]),
        ...created(random),
      });
    }
    if (status === 'hired') {
      offers.push({
        applicationNumber,
        yearlySalary: random.int(30, 120) * 1000,
        currency: country.currency,
        offeredOn: iso(monthsLater(applied, 3)),
        ...audit(random),
      });
    }
  }
  yield ['Applications', applications];
  yield ['ApplicationStages', stageRows];
  yield ['Interviews', interviews];
  yield ['InterviewParticipants', participants];
  yield ['Offers', offers];
  yield [
    'SavedSearches',
    [
      {
        userName,
        searchName: sentence(random, 1, 3),
        criteriaJson: JSON.stringify({ q: sentence(random, 1, 2), km: random.int(5, 100) }),
        ...audit(random),
      },
    ],
  ];
}

/** Of any country. */
export function personName(random: Random): string {
  const { given, family } = random.pick(countries);
  return `${random.pick(given)} ${random.pick(family)}`;
}
