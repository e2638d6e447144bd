// The row of UserProfiles: an address in columns, everything else in texts.
import type { Random } from '../../bench/workload/random';
import { availableFrom, careerGoals, certificationLines, desiredSalary, projectsJson, skillsText } from './career';
import { type City, type Country, countries, unknownCountries } from './countries';
import { educationJson } from './education';
import type { Planter } from './planter';
import { some } from './random';
import { audit, type Row } from './rows';
import { longText, mojibake, titles, withControl } from './texts';

const cityNames = countries.flatMap((country) => country.cities.map(([name]) => name));

export function profileRow(random: Random, planter: Planter, userName: string, country: Country): Row {
  return {
    userName,
    phone: random.chance(0.7) ? `+${random.int(1, 99)} ${random.int(100, 999)} ${random.int(10000, 9999999)}` : null,
    ...addressColumns(random, planter, country),
    educationJson: educationJson(random, planter, country),
    certifications: certificationLines(random, planter),
    skills: skillsText(random, planter),
    projectsJson: projectsJson(random, planter),
    desiredTitles: random.chance(0.7) ? some(random, titles, 1, 3).join(', ') : null,
    desiredLocations: random.chance(0.6) ? some(random, cityNames, 1, 3).join(', ') : null,
    desiredSalary: desiredSalary(random, planter, country),
    availableFrom: availableFrom(random, planter),
    willingToRelocate: random.pick([true, false, null]),
    careerGoals: careerGoals(random, planter),
    ...audit(random),
  };
}

const noAddress = {
  ...{ addressLine1: null, addressLine2: null, city: null, state: null },
  ...{ zip: null, country: null, latitude: null, longitude: null },
};

function addressColumns(random: Random, planter: Planter, country: Country): Row {
  if (random.chance(0.1)) return noAddress;
  const city = random.pick(country.cities);
  return {
    addressLine1: street(random, planter, country),
    addressLine2: random.chance(0.2) ? `c/o ${random.pick(country.family)}` : null,
    city: cityText(random, planter, city),
    state: random.chance(0.8) ? city[1] : null,
    zip: planter.has('zip-overlong') ? 'same as before, please look it up' : city[2],
    country: countryText(random, planter, country),
    ...coordinates(random, planter, city),
  };
}

function street(random: Random, planter: Planter, country: Country): string {
  const text = `${random.pick(country.streets)} ${random.int(1, 180)}`;
  const kind = planter.oneOf(['address-blanks', 'address-control', 'address-overlong']);
  switch (kind) {
    case 'address-blanks':
      return random.pick([`${text}   `, `  ${text}`]);
    case 'address-control':
      return withControl(text);
    case 'address-overlong':
      return longText(random, 220);
    case undefined:
      return text;
    default:
      return kind satisfies never;
  }
}

function cityText(random: Random, planter: Planter, [name]: City): string | null {
  const garbled = mojibake(name);
  const kind = planter.oneOf(garbled === undefined ? ['city-missing'] : (['city-missing', 'city-mojibake'] as const));
  switch (kind) {
    case 'city-missing':
      return random.pick([null, '', '  ']);
    case 'city-mojibake':
      return garbled ?? name;
    case undefined:
      return name;
    default:
      return kind satisfies never;
  }
}

function countryText(random: Random, planter: Planter, country: Country): string | null {
  const kind = planter.oneOf(['country-name', 'country-unknown', 'country-missing']);
  switch (kind) {
    case 'country-name':
      return random.pick(country.spellings);
    case 'country-unknown':
      return random.pick(unknownCountries);
    case 'country-missing':
      return random.pick([null, '']);
    case undefined:
      return country.code;
    default:
      return kind satisfies never;
  }
}

function coordinates(random: Random, planter: Planter, [, , , latitude, longitude]: City): Row {
  if (random.chance(0.5)) return { latitude: null, longitude: null };
  const kind = planter.oneOf(['coordinates-half', 'coordinates-comma', 'coordinates-senseless']);
  const north = latitude.toFixed(random.int(2, 6));
  const east = longitude.toFixed(random.int(2, 6));
  switch (kind) {
    case 'coordinates-half':
      return { latitude: north, longitude: null };
    case 'coordinates-comma':
      return { latitude: north.replace('.', ','), longitude: east.replace('.', ',') };
    case 'coordinates-senseless':
      return { latitude: random.pick(['n/a', '912.5']), longitude: east };
    case undefined:
      return { latitude: north, longitude: east };
    default:
      return kind satisfies never;
  }
}
