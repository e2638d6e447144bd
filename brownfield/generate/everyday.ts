// The other rows of an active user: settings, roles, contacts, notes, reminders, messages and the log.
import type { Random } from '../../bench/workload/random';
import { sentence } from '../../bench/workload/texts';
import { personName } from './applications';
import type { Country } from './countries';
import { dayIn, instantOn, iso, monthsLater } from './dates';
import { some } from './random';
import { companies, companyNameOf, roles, skillNames, templates } from './reference';
import { audit, created, type Row } from './rows';

export function* everydayRows(random: Random, userName: string, country: Country): Generator<[string, Row[]]> {
  yield ['UserRoles', [{ userName, roleName: random.pick(roles), ...created(random) }]];
  yield [
    'UserSettings',
    some(random, ['language', 'newsletter', 'theme'], 1, 3).map((settingName) => ({
      userName,
      settingName,
      settingValue: random.pick(['on', 'off', '', null]),
      ...audit(random),
    })),
  ];
  const started = dayIn(random, random.int(2019, 2023));
  yield [
    'Subscriptions',
    [
      {
        userName,
        planName: random.pick(['basic', 'plus']),
        monthlyPrice: random.pick([0, 4.9, 9.95]),
        startedOn: iso(started),
        endedOn: random.chance(0.4) ? iso(monthsLater(started, random.int(1, 24))) : null,
        ...audit(random),
      },
    ],
  ];
  yield [
    'UserSkills',
    some(random, skillNames, 1, 3).map((skillName) => ({
      userName,
      skillName,
      yearsUsed: random.pick([null, 1, 5, 12]),
      ...audit(random),
    })),
  ];
  const contactNumber = `C-${userName}-1`;
  yield [
    'Contacts',
    [
      {
        contactNumber,
        userName,
        companyName: companyNameOf(random.int(1, companies)),
        fullName: personName(random),
        email: random.pick([null, 'someone@example.org']),
        ...audit(random),
      },
    ],
  ];
  yield ['ContactNotes', [{ contactNumber, noteText: sentence(random, 4, 20), ...audit(random) }]];
  yield [
    'Notes',
    [{ userName, noteText: `${random.pick(country.streets)}: ${sentence(random, 4, 20)}`, ...audit(random) }],
  ];
  yield [
    'Reminders',
    [
      {
        userName,
        dueAt: instantOn(random, dayIn(random, 2025)),
        reminderText: sentence(random, 2, 6),
        isDone: random.chance(0.5),
        ...audit(random),
      },
    ],
  ];
  yield [
    'Notifications',
    [
      {
        userName,
        templateName: random.pick(templates),
        sentAt: instantOn(random, dayIn(random, 2024)),
        readAt: null,
        ...created(random),
      },
    ],
  ];
  yield [
    'ActivityLog',
    Array.from({ length: random.int(1, 2) }, () => ({
      userName,
      activity: random.pick(['login', 'profile saved', 'search']),
      detailJson: random.pick([null, '{"page":"/profile"}']),
      happenedAt: instantOn(random, dayIn(random, 2024)),
    })),
  ];
}
