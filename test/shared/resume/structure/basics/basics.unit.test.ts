import type { Language, ParsedBasics } from '../../../../../shared/resume/model/parsed-resume';
import { basicsOf } from '../../../../../shared/resume/structure/basics/basics';
import { blocksOf } from '../../../../../shared/resume/structure/blocks';
import { documentOf } from '../../../../factories/resume-documents';

function basics(text: string, language: Language = 'en'): ParsedBasics {
  return basicsOf(blocksOf(documentOf(text), language), language);
}

const rest = '\n\n**EXPERIENCE**\nNurse, St. Mary\n2019 – present\n\n**EDUCATION**\nUniversity of Leeds';

describe('name', () => {
  it.each([
    ['the largest text', '{20}Anna Beispiel\nHead Nurse', 'Anna Beispiel'],
    ['below a title of the document', '{18}Curriculum Vitae\n{14}Anna Beispiel', 'Anna Beispiel'],
    ['behind a title of the document', '{18}Curriculum Vitae – Anna Beispiel', 'Anna Beispiel'],
    ['after a title of the document', '{18}Lebenslauf Anna Beispiel', 'Anna Beispiel'],
    ['before a title of the document', '{18}Anna Beispiel – Resume', 'Anna Beispiel'],
    ['of a resume of', '{18}Resume of Anna Beispiel', 'Anna Beispiel'],
    ['with a title', '{18}Dr. med. Anna Beispiel', 'Dr. med. Anna Beispiel'],
    ['without what is written behind it', '{18}Jane Doe, RN, BSN', 'Jane Doe'],
    ['without a degree behind it', '{18}Jane Doe, MBA', 'Jane Doe'],
    ['of two families', '{18}María José García-López', 'María José García-López'],
    ['of nobility', '{18}Anna von der Heide', 'Anna von der Heide'],
    ['in capitals', '{18}ANNA BEISPIEL', 'ANNA BEISPIEL'],
    ['family first in capitals', '{18}DUPONT Jean-Luc', 'DUPONT Jean-Luc'],
    ['family first before a comma', '{14}BEISPIEL, Anna', 'Anna BEISPIEL'],
    ['before what they do, behind a dash', 'ANNA MARIA BEISPIEL - Head Nurse\t+44 20 7946 0958', 'ANNA MARIA BEISPIEL'],
    [
      'before what they do, behind a gap',
      '{18}Anna BEISPIEL\t{18}HEAD NURSE\nanna.beispiel@example.org',
      'Anna BEISPIEL',
    ],
    ['with an initial that touches', '{14}A.BEISPIELSON\nOld Road 4', 'A.BEISPIELSON'],
    ['with an initial that touches behind it', 'ANNA BEISPIEL.X\nOld Road 4', 'ANNA BEISPIEL.X'],
    ['in one word with its first part shortened', '{14}MD.BEISPIEL\nOld Road 4', 'MD.BEISPIEL'],
    ['with a small word of names and initials', '{14}Anwar ur Beispiel B.K\nOld Road 4', 'Anwar ur Beispiel B.K'],
    ['without how to address somebody', 'Anna Karina Beispiel (Ms)\nOld Road 4', 'Anna Karina Beispiel'],
    ['before a telephone', 'ANNA BEISPIEL Mob.No. +919000000000', 'ANNA BEISPIEL'],
    ['before a full stop', '{14}ANNA BEISPIEL.', 'ANNA BEISPIEL'],
    [
      'under a label, family first',
      '**Persönliche Daten**\nName, Vorname:\tBeispiel, Anna\nGeburtsort:\tBonn',
      'Anna Beispiel',
    ],
    ['not that of a relative', "{12}ANNA BEISPIEL\n{12}Father's Name", 'ANNA BEISPIEL'],
    ['with initials', '{18}J. R. Smith', 'J. R. Smith'],
    ['on two lines', '{24}Anna\n{24}Beispiel\nHead Nurse', 'Anna Beispiel'],
    ['alone on its line in plain text', 'Anna Beispiel\nPleasant Hill\nanna@example.org', 'Anna Beispiel'],
    ['beside what they do', '{14}Anna Beispiel | Head Nurse', 'Anna Beispiel'],
    ['beside their contacts', '**Anna Beispiel**\tanna@example.org', 'Anna Beispiel'],
    ['that is a trade', '{18}Peter Baker\npeter.baker@example.org', 'Peter Baker'],
    ['of plain text', 'Anna Beispiel\nHead Nurse\nanna@example.org', 'Anna Beispiel'],
    ['after the address', '12 Mill Lane, Leeds\nAnna Beispiel\nanna.beispiel@example.org', 'Anna Beispiel'],
  ])('is %s', (_, header, expected) => {
    expect(basics(`${header}${rest}`).name?.value).toBe(expected);
  });

  it.each([
    ['Persönliche Daten\nName: Anna Beispiel\nGeburtsdatum: 12.03.1987', 'Anna Beispiel'],
    ['**Persönliche Daten**\nName\tAnna Beispiel\nAnschrift\tMusterweg 3, 80331 München', 'Anna Beispiel'],
    ['**Persönliche Daten**\nVorname: Anna\nNachname: Beispiel', 'Anna Beispiel'],
    ['**Persönliche Daten**\nNachname: Beispiel\nVorname: Anna', 'Anna Beispiel'],
  ])('is labelled among personal data', (personal, expected) => {
    expect(basics(`{18}Lebenslauf\n\n${personal}\n\n**Berufserfahrung**\nPflegefachfrau`, 'de').name?.value).toBe(
      expected,
    );
  });

  it('is neither a job title nor a heading, however large', () => {
    expect(basics('{20}Head Nurse\n{14}Anna Beispiel\nanna.beispiel@example.org').name?.value).toBe('Anna Beispiel');
  });

  it('is not made up', () => {
    expect(basics('{20}Resume\nhead nurse in leeds\nx1@example.org\n\n**Experience**\nNurse').name).toBeUndefined();
  });
});

describe('label', () => {
  it('is what stands under the name', () => {
    expect(basics(`{20}Anna Beispiel\nSenior Software Engineer\nanna@example.org${rest}`).label?.value).toBe(
      'Senior Software Engineer',
    );
  });

  it('is no address', () => {
    expect(basics(`{20}Anna Beispiel\nexample.org/anna\nLeeds, UK${rest}`).label).toBeUndefined();
  });
});

describe('e-mail', () => {
  it.each([
    ['anna.beispiel@example.org', 'anna.beispiel@example.org'],
    ['E-Mail: anna_b+cv@mail.example.co.uk', 'anna_b+cv@mail.example.co.uk'],
    ['anna . beispiel @ example . org', 'anna.beispiel@example.org'],
    ['anna.beispiel (at) example (dot) org', 'anna.beispiel@example.org'],
    ['anna.beispiel [at] example.org', 'anna.beispiel@example.org'],
    ['Leeds | +44 20 7946 0142 | anna@example.org | example.org', 'anna@example.org'],
    ['[E-mail](mailto:anna@example.org)', 'anna@example.org'],
    ['anna.beispiel@\nexample.org', 'anna.beispiel@example.org'],
  ])('%s is %s', (line, expected) => {
    expect(basics(`{20}Anna Beispiel\n${line}${rest}`).emails.map(({ value }) => value)).toEqual([expected]);
  });

  it('of a referee is not theirs', () => {
    expect(basics(`{20}Anna Beispiel${rest}\n\n**REFERENCES**\nBob, bob@example.com`).emails).toEqual([]);
  });
});

describe('telephone', () => {
  it.each([
    '+49 30 1234567',
    '+49 (0)30 / 123 45 67',
    '0049 171 1234567',
    '030 / 123456',
    '(030) 123 456 78',
    '0171-1234567',
    '+1 (555) 010-1234',
    '(555) 010-1234',
    '555-010-1234',
    '555.010.1234',
    '+44 20 7946 0142',
    '07700 900123',
    '06 39 98 12 34',
    '+33 6 39 98 12 34',
    '06.39.98.12.34',
    '612 345 678',
    '+34 612 34 56 78',
    '(+82) 10-9030-1843',
  ])('%s is one', (number) => {
    const phones = basics(`{20}Anna Beispiel\nLeeds | ${number} | anna@example.org${rest}`).phones;
    expect(phones.map(({ value }) => value)).toEqual([number]);
  });

  it.each([
    '80331 München',
    'geb. am 12.03.1987',
    'Geburtsdatum: 12.03.1987',
    '2015 - 2019',
    'Austin, TX 78701-1234',
    'linkedin.com/in/anna-12345678',
    'orcid.org/0000-0002-1825-0097',
    'Member 123456',
  ])('%s is none', (line) => {
    expect(basics(`{20}Anna Beispiel\n${line}${rest}`).phones).toEqual([]);
  });

  it('is parted from the next one', () => {
    expect(basics(`{20}Anna\nTel. 030 1234567 / 0171 1234567${rest}`).phones.map(({ value }) => value)).toEqual([
      '030 1234567',
      '0171 1234567',
    ]);
  });

  it('is no number in the text of a job', () => {
    expect(basics(`{20}Anna Beispiel${rest}\nServed 555-010-1234 customers`).phones).toEqual([]);
  });
});

describe('links', () => {
  it('are no signs of numbers', () => {
    expect(basics('{20}Anna Beispiel\nH.No 12, Old Road\nPh.no: 020 7946 0958').links).toEqual([]);
  });

  it.each([
    ['https://www.linkedin.com/in/anna', 'https://www.linkedin.com/in/anna', 'linkedin'],
    ['linkedin.com/in/anna', 'https://linkedin.com/in/anna', 'linkedin'],
    ['GitHub: github.com/anna', 'https://github.com/anna', 'github'],
    ['www.anna-beispiel.de', 'https://www.anna-beispiel.de', 'anna-beispiel.de'],
    ['[GitHub](https://github.com/anna)', 'https://github.com/anna', 'github'],
    ['de.linkedin.com/in/anna/', 'https://de.linkedin.com/in/anna/', 'linkedin'],
    ['linkedin.com/in/\nanna-beispiel', 'https://linkedin.com/in/anna-beispiel', 'linkedin'],
  ])('%s is %s', (line, url, network) => {
    const links = basics(`{20}Anna Beispiel\n${line}${rest}`).links;
    expect(links.map((link) => [link.url.value, link.network])).toEqual([[url, network]]);
  });

  it('are none in an e-mail address or a word with a point', () => {
    expect(basics(`{20}Anna Beispiel\nanna@example.org, Node.js, B.Sc.${rest}`).links).toEqual([]);
  });

  it('are told once, whether linked or written', () => {
    const links = basics(`{20}Anna\n[github.com/anna](https://github.com/anna/)${rest}`).links;
    expect(links).toHaveLength(1);
  });
});

describe('location', () => {
  it.each([
    ['Leeds, UK', { city: 'Leeds', countryCode: 'GB' }],
    ['Austin, TX', { city: 'Austin', region: 'TX' }],
    ['12 Mill Lane, Austin, TX 78701', { city: 'Austin', region: 'TX', postalCode: '78701' }],
    ['Musterweg 3, 80331 München', { city: 'München', postalCode: '80331' }],
    ['Anschrift: Musterweg 3, 80331 München, Deutschland', { city: 'München', postalCode: '80331', countryCode: 'DE' }],
    ['14 bis, rue des Trois-Conils, 33000 Bordeaux', { city: 'Bordeaux', postalCode: '33000' }],
    ['C/ Alcalá, 210, 3.º B, 28028 Madrid', { city: 'Madrid', postalCode: '28028' }],
    ['Musterweg 3\n80331 München', { city: 'München', postalCode: '80331' }],
    ['Wohnort: Kleinmachnow', { city: 'Kleinmachnow' }],
    ['Head Nurse, 12 Mill Lane, Leeds, UK, +44 20 7946 0142', { city: 'Leeds', countryCode: 'GB' }],
    ['+44 20 7946 0142 | Leeds, UK | anna@example.org', { city: 'Leeds', countryCode: 'GB' }],
  ])('%s', (line, expected) => {
    expect(basics(`{20}Anna Beispiel\n${line}${rest}`).location?.value).toMatchObject(expected);
  });

  it('is not where somebody was born', () => {
    expect(basics(`{20}Anna Beispiel\ngeboren am 12.03.1987 in Hamburg${rest}`, 'de').location).toBeUndefined();
  });
});

describe('summary', () => {
  it('is the text under its heading, its lines joined', () => {
    const found = basics(`{20}Anna\n\n**SUMMARY**\nNurse with ten years\nof experience.${rest}`).summary;
    expect(found).toMatchObject({ value: 'Nurse with ten years of experience.', page: 1, line: 3 });
  });

  it('may stand in the header without a heading', () => {
    const text = 'Nurse with ten years of experience in wards of all sizes and a liking for nights.';
    expect(basics(`{20}Anna Beispiel\nanna@example.org\n\n${text}${rest}`).summary?.value).toBe(text);
  });
});
