// Where somebody lives or gets mail. Coordinates say where they come from and how exact they are.
import { aboutNobody, country, decimal, flag, oneOf, required, text } from './fields';
import { bothOrNeither, needs } from './rules';
import type { Section } from './section';

const coordinates = ['latitude', 'longitude'];

export const addresses: Section = {
  name: 'addresses',
  property: 'addresses',
  step: 'address',
  table: 'profile.Address',
  cardinality: 'many',
  maxItems: 10,
  enteredBy: 'candidate',
  fields: {
    kind: required(oneOf(['home', 'mailing', 'work', 'other'])),
    line1: required(text(200)),
    line2: text(200),
    line3: text(200),
    city: required(text(120)),
    region: text(120),
    postalCode: text(20),
    countryCode: required(country()),
    // Degrees (WGS 84); six digits after the point are about 0.1 m.
    latitude: decimal(9, 6, { min: -90, max: 90 }),
    longitude: decimal(9, 6, { min: -180, max: 180 }),
    coordinateSource: oneOf(['device', 'geocoder', 'map', 'manual']),
    // Metres.
    coordinateAccuracy: aboutNobody(decimal(9, 2, { min: 0 })),
    // What was typed or pasted before it was taken apart.
    rawInput: text(1000),
    isPrimary: flag(),
  },
  rules: [
    ...bothOrNeither('latitude', 'longitude', 'Give both latitude and longitude, or neither.'),
    ...['coordinateSource', 'coordinateAccuracy'].map((field) =>
      needs([field], coordinates, field, 'Give latitude and longitude too, or take this out.'),
    ),
  ],
  onlyOne: 'isPrimary',
};
