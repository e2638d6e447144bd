import type { Language, ParsedWork } from '../../../../../shared/resume/model/parsed-resume';
import { workOf } from '../../../../../shared/resume/structure/entries/work';
import { linesOf } from '../../../../factories/resume-documents';

/** `title @ employer, place, start to end`, one for each job. */
function jobs(text: string, language: Language = 'en'): readonly string[] {
  return workOf(linesOf(text), language).map(shown);
}

function shown({ title, employer, place, start, end, isCurrent }: ParsedWork): string {
  const until = isCurrent?.value === true ? 'now' : (end?.value ?? '');
  const parts = [
    `${title?.value ?? '-'} @ ${employer?.value ?? '-'}`,
    place?.value.text,
    `${start?.value ?? ''} to ${until}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

describe('two lines to a head', () => {
  test('the employer above, the title with the dates below', () => {
    const text = `**Acme Corp**\tNew York, NY
Senior Software Engineer\tJan 2020 – Present
- Built things with care
**Globex Inc.**\tBoston, MA
Software Engineer\tMar 2016 – Dec 2019
- Wrote code`;
    expect(jobs(text)).toEqual([
      'Senior Software Engineer @ Acme Corp, New York, NY, 2020-01 to now',
      'Software Engineer @ Globex Inc., Boston, MA, 2016-03 to 2019-12',
    ]);
  });

  test('the title above', () => {
    const text = `**Registered Nurse**\t2018 - 2022
St. Mary's Hospital, London
- Cared for patients
**Care Assistant**\t2015 - 2018
Sunrise Home, Leeds
- Helped residents`;
    expect(jobs(text)).toEqual([
      "Registered Nurse @ St. Mary's Hospital, London, 2018 to 2022",
      'Care Assistant @ Sunrise Home, Leeds, 2015 to 2018',
    ]);
  });

  test('dates in a column on the left', () => {
    const text = `03/2019 – heute\t**Vertriebsleiter**
\tMuster GmbH, Köln
06/2012 – 02/2019\t**Kaufmännischer Angestellter**
\tBeispiel AG & Co. KG, Bonn`;
    expect(jobs(text, 'de')).toEqual([
      'Vertriebsleiter @ Muster GmbH, Köln, 2019-03 to now',
      'Kaufmännischer Angestellter @ Beispiel AG & Co. KG, Bonn, 2012-06 to 2019-02',
    ]);
  });

  test('names that say nothing take the roles that their places have in the other entries', () => {
    const text = `**Foobar Ltd**
Driver
2018 - 2020
- Drove
**Quux**
Zamboni Whisperer
2015 - 2018
- Whispered`;
    expect(jobs(text)).toEqual(['Driver @ Foobar Ltd, 2018 to 2020', 'Zamboni Whisperer @ Quux, 2015 to 2018']);
  });
});

describe('one line to a head', () => {
  test.each<[string, Language, string]>([
    ['Pflegefachfrau, Uniklinik Köln (2015–2019)', 'de', 'Pflegefachfrau @ Uniklinik Köln, 2015 to 2019'],
    [
      'Altenpflegerin, Caritas Seniorenheim, Bonn (2014–2019)',
      'de',
      'Altenpflegerin @ Caritas Seniorenheim, Bonn, 2014 to 2019',
    ],
    ['2014-2018 Krankenschwester bei der Charité Berlin', 'de', 'Krankenschwester @ Charité Berlin, 2014 to 2018'],
    ['Barista at Costa Coffee, 2015-2017', 'en', 'Barista @ Costa Coffee, 2015 to 2017'],
    [
      'Marketing Manager | Contoso Ltd. | London | 2018 – 2020',
      'en',
      'Marketing Manager @ Contoso Ltd., London, 2018 to 2020',
    ],
    [
      'Accountant / Baker Tilly LLP / Leeds / 09.2014 – 02.2018',
      'en',
      'Accountant @ Baker Tilly LLP, Leeds, 2014-09 to 2018-02',
    ],
    [
      'Vice President, Marketing, Harbor Foods, Inc., Chicago, IL (2015–2019)',
      'en',
      'Vice President, Marketing @ Harbor Foods, Inc., Chicago, IL, 2015 to 2019',
    ],
    ['Chef de rayon, Auchan (Bordeaux), 2015 - 2019', 'fr', 'Chef de rayon @ Auchan, Bordeaux, 2015 to 2019'],
    [
      'Chargée de communication – Mairie de Lyon\t2015 - 2018',
      'fr',
      'Chargée de communication @ Mairie de Lyon, 2015 to 2018',
    ],
    ['Camarero en Bar Pepe, Madrid\t2015 - 2018', 'es', 'Camarero @ Bar Pepe, Madrid, 2015 to 2018'],
    [
      'Field Nurse, Médecins du Littoral, Freetown, Sierra Leone (2014–2015)',
      'en',
      'Field Nurse @ Médecins du Littoral, Freetown, Sierra Leone, 2014 to 2015',
    ],
  ])('%s', (line, language, job) => {
    expect(jobs(line, language)).toEqual([job]);
  });
});

describe('several titles under one employer', () => {
  test('are several jobs there', () => {
    const text = `**Initech GmbH**\tAustin, TX
Engineering Manager\t2019 – 2021
- Led a team
Software Engineer\t2017 – 2019
- Wrote reports
**Umbrella Ltd**\tDallas, TX
Intern\t2016 – 2017
- Learned`;
    expect(jobs(text)).toEqual([
      'Engineering Manager @ Initech GmbH, Austin, TX, 2019 to 2021',
      'Software Engineer @ Initech GmbH, Austin, TX, 2017 to 2019',
      'Intern @ Umbrella Ltd, Dallas, TX, 2016 to 2017',
    ]);
  });

  test('the employer may have the time of all of them', () => {
    const text = `**Initech GmbH**\t2015 – 2021
Engineering Manager\t2019 – 2021
- Led a team
Software Engineer\t2015 – 2019
- Wrote reports`;
    expect(jobs(text)).toEqual([
      'Engineering Manager @ Initech GmbH, 2019 to 2021',
      'Software Engineer @ Initech GmbH, 2015 to 2019',
    ]);
  });

  test('a time without work is not at the employer before', () => {
    const text = `**Muster GmbH**
Verkäuferin
2016 – 2020
**Elternzeit**
2014 – 2016
**Beispiel AG**
Kassiererin
2010 – 2014`;
    expect(jobs(text, 'de')).toEqual([
      'Verkäuferin @ Muster GmbH, 2016 to 2020',
      'Elternzeit @ -, 2014 to 2016',
      'Kassiererin @ Beispiel AG, 2010 to 2014',
    ]);
  });
});

describe('where an entry begins', () => {
  test('dates on a line of their own, first', () => {
    const text = `2019 - 2023
Spotify
Stockholm, Sweden
Backend Engineer
- Built services
2016 - 2019
Klarna
Stockholm, Sweden
Software Engineer
- Worked on payments`;
    expect(jobs(text)).toEqual([
      'Backend Engineer @ Spotify, Stockholm, Sweden, 2019 to 2023',
      'Software Engineer @ Klarna, Stockholm, Sweden, 2016 to 2019',
    ]);
  });

  test('dates last, with their length, under employer and title', () => {
    const text = `{14}Foobar
Product Designer
January 2018 - Present (4 years 2 months)
London, United Kingdom
Did design work for the whole of the product suite.
{14}Bazqux
Junior Designer
June 2015 - December 2017 (2 years 7 months)
Leeds, United Kingdom`;
    expect(jobs(text)).toEqual([
      'Product Designer @ Foobar, London, United Kingdom, 2018-01 to now',
      'Junior Designer @ Bazqux, Leeds, United Kingdom, 2015-06 to 2017-12',
    ]);
  });

  test('without any dates: where the first look comes again', () => {
    const text = `**Driver**, Uber
Drove people around the city of London day and night.

**Cook**, Big Kitchen
Cooked for two hundred guests each evening, with a team.`;
    expect(jobs(text)).toEqual(['Driver @ Uber,  to ', 'Cook @ Big Kitchen,  to ']);
  });

  test('one without dates after those that have some', () => {
    const text = `**Carpenter**\t2011 - 2016
Corrib Construction Ltd
- First fix

**Labourer**\t2009 - 2011
Various agencies

**Barman**
Burke's Bar`;
    expect(jobs(text)).toEqual([
      'Carpenter @ Corrib Construction Ltd, 2011 to 2016',
      'Labourer @ Various agencies, 2009 to 2011',
      "Barman @ Burke's Bar,  to ",
    ]);
  });

  test('dates broken in a column of their own', () => {
    const text = `März 2016 –\t**Ortholine GmbH**
Juni 2020\tKey Account Managerin
- Rahmenverträge
Februar 2010 –\t**Bergmann AG**
Oktober 2014\tVerkaufsleiterin`;
    expect(jobs(text, 'de')).toEqual([
      'Key Account Managerin @ Ortholine GmbH, 2016-03 to 2020-06',
      'Verkaufsleiterin @ Bergmann AG, 2010-02 to 2014-10',
    ]);
  });
});

test('bullets are highlights with the lines that go on with them, sentences the summary', () => {
  const [job] = workOf(
    linesOf(`**Nurse**\t2018 - 2020
Riverside Hospital
Looked after a ward of thirty beds at night.
- Led the triage of a busy department through two hard winters
and trained the new ones
- Wrote the handbook`),
    'en',
  );
  expect(job?.summary?.value).toBe('Looked after a ward of thirty beds at night.');
  expect(job?.highlights.map(({ value }) => value)).toEqual([
    'Led the triage of a busy department through two hard winters and trained the new ones',
    'Wrote the handbook',
  ]);
});

test('a field says where it was found, and is surer where words speak for it', () => {
  const [job, unknown] = workOf(
    linesOf(`**Riverside Hospital**
Nurse
2018 - 2020
- Cared
**Quux**
Whisperer
2016 - 2018
- Whispered`),
    'en',
  );
  expect(job?.employer).toMatchObject({ page: 1, line: 1 });
  expect(job?.title).toMatchObject({ page: 1, line: 2 });
  expect(job?.start).toMatchObject({ page: 1, line: 3 });
  expect(job?.employer?.confidence).toBeGreaterThan(0.8);
  expect(unknown?.employer?.confidence).toBeLessThan(0.8);
});

test('labels say what is what', () => {
  const text = `2015 - 2018
Position: Zauberer
Firma: Hokus Pokus`;
  expect(jobs(text, 'de')).toEqual(['Zauberer @ Hokus Pokus, 2015 to 2018']);
});

test('nothing comes of nothing', () => {
  expect(workOf([], 'en')).toEqual([]);
});
