import type { Language, ParsedCertification } from '../../../../../shared/resume/model/parsed-resume';
import { certificationsOf } from '../../../../../shared/resume/structure/entries/certifications';
import { linesOf } from '../../../../factories/resume-documents';

function certificates(text: string, language: Language = 'en'): readonly string[] {
  return certificationsOf(linesOf(text), language).map(shown);
}

/** `name by issuer, issued/expires #id` */
function shown({ name, issuer, issueDate, expiryDate, credentialId }: ParsedCertification): string {
  const id = credentialId === undefined ? '' : ` #${credentialId.value}`;
  return `${name?.value} by ${issuer?.value ?? '-'}, ${issueDate?.value ?? ''}/${expiryDate?.value ?? ''}${id}`;
}

test('a line each, the issuer behind a comma, a dash or in brackets', () => {
  const text = `AWS Certified Solutions Architect – Associate, Amazon Web Services, 2021
Certified Scrum Master (Scrum Alliance) – June 2019
First Aid – American Red Cross, 05/2020`;
  expect(certificates(text)).toEqual([
    'AWS Certified Solutions Architect – Associate by Amazon Web Services, 2021/',
    'Certified Scrum Master by Scrum Alliance, 2019-06/',
    'First Aid by American Red Cross, 2020-05/',
  ]);
});

test('the issuer, the dates and the number below the name', () => {
  const text = `**AWS Certified Developer**
Amazon Web Services · Issued Jan 2021 · Expires Jan 2024
Credential ID ABC123XYZ
**Google Ads Certification**
Google · Issued Mar 2020`;
  expect(certificates(text)).toEqual([
    'AWS Certified Developer by Amazon Web Services, 2021-01/2024-01 #ABC123XYZ',
    'Google Ads Certification by Google, 2020-03/',
  ]);
});

test.each<[string, Language, string]>([
  [
    'PMP, Project Management Institute, Credential ID 123456, valid until 06/2026',
    'en',
    'PMP by Project Management Institute, /2026-06 #123456',
  ],
  ['- Ersthelfer, DRK, 03/2022, gültig bis 03/2024', 'de', 'Ersthelfer by DRK, 2022-03/2024-03'],
  ['CACES R489, AFTRAL, 2019', 'fr', 'CACES R489 by AFTRAL, 2019/'],
  ['Carné de manipulador de alimentos, 2023', 'es', 'Carné de manipulador de alimentos by -, 2023/'],
])('%s', (line, language, certificate) => {
  expect(certificates(line, language)).toEqual([certificate]);
});

test('some of the lines have no date', () => {
  const text = `CPR – American Red Cross (exp. 05/2025)
OSHA 30-Hour
Forklift Operator
Food Handler Card, 2018`;
  expect(certificates(text).map((line) => line.replace(/,.*/, ''))).toEqual([
    'CPR by American Red Cross',
    'OSHA 30-Hour by -',
    'Forklift Operator by -',
    'Food Handler Card by -',
  ]);
});

test('prepositions and slashes belong to names, and the last comma parts the issuer', () => {
  const text = `Data Science with R for Insurance Pricing, NPTEL, June 2021
Commercial Pesticide Applicator, Category 3A, State of Vermont, January 2017
Project Management, Google / Coursera, 2020`;
  expect(certificates(text)).toEqual([
    'Data Science with R for Insurance Pricing by NPTEL, 2021-06/',
    'Commercial Pesticide Applicator, Category 3A by State of Vermont, 2017-01/',
    'Project Management by Google / Coursera, 2020/',
  ]);
});

test('a name before a colon is no label', () => {
  const text = `**ArcGIS Pro: Geodatabases**
Esri, 2016
**Mediation**
ZHAW, 2020`;
  expect(certificates(text)).toEqual(['ArcGIS Pro: Geodatabases by Esri, 2016/', 'Mediation by ZHAW, 2020/']);
});

test('where names stand alone, a comma in one of them parts no issuer', () => {
  const text = `Corporate Finance Modelling
Quechua, intermediate level
Rope Access
Certified Climber, Guild of Foresters Ltd`;
  expect(certificates(text).map((line) => line.replace(/, \/$/, ''))).toEqual([
    'Corporate Finance Modelling by -',
    'Quechua, intermediate level by -',
    'Rope Access by -',
    'Certified Climber by Guild of Foresters Ltd',
  ]);
});

test('the last of the lines may be without a date', () => {
  const text = `Advanced Life Support, Resuscitation Council, 02/2023
Trauma Support, Resuscitation Council, 10/2022
Registered Nurse (Adult), Nursing Council`;
  expect(certificates(text)[2]).toBe('Registered Nurse (Adult) by Nursing Council, /');
});

test('a long line with its date at the end is a certificate and no sentence', () => {
  const text = "Attestation de formation aux gestes et aux soins d'urgence de niveau 2 du centre, CESU 21, mars 2022";
  expect(certificates(text, 'fr')).toEqual([
    "Attestation de formation aux gestes et aux soins d'urgence de niveau 2 du centre by CESU 21, 2022-03/",
  ]);
});
