import { placeOf } from '../../../../../shared/resume/structure/entries/place';
import { withoutPlace } from '../../../../../shared/resume/structure/entries/split-name';

test.each([
  ['Austin, TX', { city: 'Austin', region: 'TX' }],
  ['College Station, TX 77840', { city: 'College Station', region: 'TX', postalCode: '77840' }],
  ['Washington, DC', { city: 'Washington', region: 'DC' }],
  ['80331 München', { city: 'München', postalCode: '80331' }],
  ['D-20095 Hamburg, Deutschland', { city: 'Hamburg', postalCode: '20095', countryCode: 'DE' }],
  ['Freetown, Sierra Leone', { city: 'Freetown', countryCode: 'SL' }],
  ['Lyon (69)', { city: 'Lyon', region: '69' }],
  ['Madrid, España', { city: 'Madrid', countryCode: 'ES' }],
  ['Remote', {}],
])('%s is a place', (text, place) => {
  expect(placeOf(text)).toEqual({ text, ...place });
});

test.each([
  'Acme Corp',
  'Riverside Hospital, London',
  'Muster GmbH, Deutschland',
  'B.A.',
  'Marketing, IT',
  'Nurse, Leeds',
  'Studio Blue',
])('%s is none', (text) => {
  expect(placeOf(text)).toBeUndefined();
});

test.each([
  ['Acme Corp, Austin, TX', 'Acme Corp', 'Austin, TX'],
  ['Acme, Inc., Berlin', 'Acme, Inc.', 'Berlin'],
  ['Dupont SARL (Paris)', 'Dupont SARL', 'Paris'],
  ['Bäckerei Müller – Augsburg', 'Bäckerei Müller', 'Augsburg'],
  ['London — Sales Assistant', 'Sales Assistant', 'London'],
  ['University of California, Berkeley', 'University of California, Berkeley', undefined],
])('%s is a name with its place', (text, name, place) => {
  const cut = withoutPlace(text);
  expect([cut.name, cut.place?.text]).toEqual([name, place]);
});

test('a town that no list knows is one only for a lenient caller', () => {
  expect(withoutPlace('Käserei Emmental, Langnau i. E.').name).toBe('Käserei Emmental, Langnau i. E.');
  expect(withoutPlace('Käserei Emmental, Langnau i. E.', true)).toMatchObject({
    name: 'Käserei Emmental',
    place: { city: 'Langnau i. E.' },
    isGuess: true,
  });
});
