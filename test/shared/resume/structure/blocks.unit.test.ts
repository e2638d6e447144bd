import type { Language } from '../../../../shared/resume/model/parsed-resume';
import { blocksOf } from '../../../../shared/resume/structure/blocks';
import { documentOf } from '../../../factories/resume-documents';

/** `work: a, b` for each block: its kind and its lines. */
function blocks(text: string, language: Language = 'en'): readonly string[] {
  return blocksOf(documentOf(text), language).map(
    ({ kind, lines }) => `${kind}: ${lines.map((line) => line.text).join(', ')}`,
  );
}

describe('headings', () => {
  it('begin a block that goes on to the next one', () => {
    const found = blocks(`
{20}Anna Beispiel
anna@example.org

**EXPERIENCE**
Nurse, St. Mary
2019 – present

**EDUCATION**
University of Leeds`);
    expect(found).toEqual([
      'header: Anna Beispiel, anna@example.org',
      'work: Nurse, St. Mary, 2019 – present',
      'education: University of Leeds',
    ]);
  });

  it('are known in plain text by their words and that they stand alone', () => {
    const found = blocks('Anna Beispiel\n\nBerufserfahrung\nPflegefachfrau\n\nSprachen\nDeutsch', 'de');
    expect(found).toEqual(['header: Anna Beispiel', 'work: Pflegefachfrau', 'languages: Deutsch']);
  });

  it('are no list items: a skill called like a heading stays one', () => {
    const found = blocks('{20}Anna\n\n**SKILLS**\n- Research\n- Projects\n- Leadership\n\n**EXPERIENCE**\nNurse');
    expect(found).toEqual(['header: Anna', 'skills: Research, Projects, Leadership', 'work: Nurse']);
  });

  it('are no plain words in a document whose headings stand out', () => {
    const found = blocks(
      '{20}Anna\n\n**EXPERIENCE**\nNurse\n\n**SKILLS**\nSoftware\nLeadership\n\n**EDUCATION**\nLeeds',
    );
    expect(found).toEqual(['header: Anna', 'work: Nurse', 'skills: Software, Leadership', 'education: Leeds']);
  });

  it('that nobody knows end a block where they look like the others', () => {
    const found = blocks(`
{20}Anna Beispiel

{14}Experience
Nurse, St. Mary

{14}Education
University of Leeds

{14}Wanderings
Across the Alps`);
    expect(found).toEqual([
      'header: Anna Beispiel',
      'work: Nurse, St. Mary',
      'education: University of Leeds',
      'unknown: Across the Alps',
    ]);
  });

  it('are not the titles of entries, bold as the headings are', () => {
    const found = blocks(`
{20}Anna

**Experience**

**Head Nurse**
St. Mary

**Staff Nurse**
St. John

**Education**

**Leeds University**
BSc`);
    expect(found).toEqual([
      'header: Anna',
      'work: Head Nurse, St. Mary, Staff Nurse, St. John',
      'education: Leeds University, BSc',
    ]);
  });

  it('that stand below a larger one in a part with entries belong to it', () => {
    const found = blocks('{20}Anna\n\n{16}Experience\nNurse\n**Projects**\nNew ward\n\n{16}Education\nLeeds');
    expect(found).toEqual(['header: Anna', 'work: Nurse, Projects, New ward', 'education: Leeds']);
  });

  it('are taken at the word of the source', () => {
    const found = blocks('# Anna Beispiel\n\n## Experience\n### Nurse\nSt. Mary\n\n## Fähigkeiten\nJava');
    expect(found).toEqual(['header: Anna Beispiel', 'work: Nurse, St. Mary', 'skills: Java']);
  });

  it('stand in their text’s line too', () => {
    const found = blocks('Anna\n\nExperience\nNurse\n\nSkills\nJava\nLanguages: English, German\nTools: Excel');
    expect(found).toEqual([
      'header: Anna',
      'work: Nurse',
      'skills: Java',
      'languages: English, German',
      'skills: Excel',
    ]);
  });

  it('are no labels within an entry', () => {
    const found = blocks('{20}Anna\n\n**EXPERIENCE**\nNurse\nSkills: triage, wards\n\n**EDUCATION**\nLeeds');
    expect(found).toEqual(['header: Anna', 'work: Nurse, Skills: triage, wards', 'education: Leeds']);
  });

  it('of programming languages are no heading of spoken ones', () => {
    const found = blocks('{20}Anna\n\n**SKILLS**\nLanguages: Java, Python\n\n**EXPERIENCE**\nNurse');
    expect(found).toEqual(['header: Anna', 'skills: Languages: Java, Python', 'work: Nurse']);
  });

  it('that name two parts give both', () => {
    const found = blocks('{20}Anna\n\n**SKILLS & LANGUAGES**\nJava\nGerman');
    expect(found).toEqual(['header: Anna', 'skills: Java, German', 'languages: Java, German']);
  });

  it('on the left of their text begin a block', () => {
    const found = blocks('{20}Anna\n\n**Sprachen**\tDeutsch, Englisch\n**Kenntnisse**\tSAP', 'de');
    expect(found).toEqual(['header: Anna', 'languages: Deutsch, Englisch', 'skills: SAP']);
  });
});

describe('columns', () => {
  it('have blocks of their own; a sidebar with contacts belongs to the header', () => {
    const found = blocks(`
{20}Anna Beispiel
{14}Experience
Nurse, who has worked in many wards of the hospital
|1|anna@example.org
|1|{14}Skills
|1|Triage`);
    expect(found).toEqual([
      'header: Anna Beispiel',
      'work: Nurse, who has worked in many wards of the hospital',
      'header: anna@example.org',
      'skills: Triage',
    ]);
  });

  it('go on on the next page where they stand', () => {
    const found = blocks(`
{20}Anna Beispiel
{14}Experience
Nurse, who has worked in many wards of the hospital
|1|{14}Skills
|1|Triage
---
Carer, who has worked in many homes of the county
|1|First aid`);
    expect(found).toEqual([
      'header: Anna Beispiel',
      'work: Nurse, who has worked in many wards of the hospital, Carer, who has worked in many homes of the county',
      'skills: Triage, First aid',
    ]);
  });

  it('as wide as each other are read on from one to the next', () => {
    const found = blocks(`
{20}Anna Beispiel
{14}Experience
Nurse, in many wards
|1|Carer, in many homes
|1|{14}Skills
|1|Triage in all its forms`);
    expect(found).toEqual([
      'header: Anna Beispiel',
      'work: Nurse, in many wards, Carer, in many homes',
      'skills: Triage in all its forms',
    ]);
  });
});

describe('what a heading does not say', () => {
  it('is told by the dates and titles below: research may be a post', () => {
    const found = blocks(
      '{20}Anna\n\n**EDUCATION**\nLeeds\n\n**RESEARCH**\nResearch Assistant, Leeds\nJan 2019 – May 2020',
    );
    expect(found.at(-1)).toBe('work: Research Assistant, Leeds, Jan 2019 – May 2020');
  });

  it('is told by the text above all others: a profile under a name of its own', () => {
    const found = blocks(`
{20}Anna Beispiel
Nurse
anna@example.org

{14}What drives me
I have worked for ten years with people who need care and I still like to do it every day.

{14}Experience
Nurse

{14}Education
Leeds`);
    expect(found[1]).toMatch(/^summary: I have worked/);
  });
});

describe('a heading in somebody’s own words', () => {
  const known = '{20}Anna\n\n{14}Experience\nNurse, Leeds\n\n{14}Education\nLeeds University\n\n';

  it('is of skills where short names of things stand below it', () => {
    expect(blocks(`${known}{14}What I am good at\nTriage, Wound care, First aid, Palliative care`).at(-1)).toMatch(
      /^skills/,
    );
  });

  it('is of languages where each line names one', () => {
    expect(blocks(`${known}{14}How I talk\nGerman – native\nEnglish – fluent`).at(-1)).toMatch(/^languages/);
  });

  it('stays unknown over sentences, and where there are skills already', () => {
    const skills = `${known}{14}Skills\nTriage\n\n`;
    expect(blocks(`${known}{14}Wanderings\nI have walked across the Alps from north to south.`).at(-1)).toMatch(
      /^unknown/,
    );
    expect(blocks(`${skills}{14}Wanderings\nAlps, Andes, Urals, Rockies`).at(-1)).toMatch(/^unknown/);
  });
});

describe('a resume without headings', () => {
  it('has its jobs and studies told apart by their words', () => {
    const found = blocks(`
{20}Anna Beispiel
anna@example.org

St. Mary Hospital, Head Nurse\tMar 2019 – Present
- Led a ward

St. John Hospital, Nurse\tJan 2016 – Feb 2019

University of Leeds, Bachelor of Science\t2012 – 2015`);
    expect(found).toEqual([
      'header: Anna Beispiel, anna@example.org',
      'work: St. Mary Hospital, Head Nurse\tMar 2019 – Present, Led a ward, St. John Hospital, Nurse\tJan 2016 – Feb 2019',
      'education: University of Leeds, Bachelor of Science\t2012 – 2015',
    ]);
  });

  it('is cut at its dates where it has no white space either', () => {
    const found = blocks(
      'Anna Beispiel\n2019 – heute Pflegefachfrau, Klinikum Süd\n2012 – 2015 Universität Leipzig',
      'de',
    );
    expect(found).toEqual([
      'header: Anna Beispiel',
      'work: 2019 – heute Pflegefachfrau, Klinikum Süd',
      'education: 2012 – 2015 Universität Leipzig',
    ]);
  });
});

test('contacts at the top of a column as wide as the one before are no part of what is read before them', () => {
  const found = blocks(`
{20}Wilfred Beispiel
{14}Employment
**Tyne Strings**
Builds nine guitars a year
2017 – present
|1|wilfred@example.com
|1|{14}Skills
|1|French polishing
|1|Builds guitars, violins`);
  expect(found).toEqual([
    'header: Wilfred Beispiel',
    'work: Tyne Strings, Builds nine guitars a year, 2017 – present',
    'header: wilfred@example.com',
    'skills: French polishing, Builds guitars, violins',
  ]);
});

test('languages that nobody speaks are skills', () => {
  const found = blocks(`
{20}Anna Beispiel

**EXPERIENCE**
Nurse, St. Mary
2019 – present

**LANGUAGES**
JavaScript, Python

**EDUCATION**
University of Leeds`);
  expect(found).toContain('skills: JavaScript, Python');
});

test('a heading of work in plain bold begins work, though the studies above have a heading of another look', () => {
  const found = blocks(`
{20}Anna Beispiel

## EDUCATION
Diploma, 2006

**WORK EXPERIENCE:**
Nurse, St. Mary
2019 – present`);
  expect(found).toEqual(['header: Anna Beispiel', 'education: Diploma, 2006', 'work: Nurse, St. Mary, 2019 – present']);
});

test('jobs under labels are work, whatever the heading above them says', () => {
  const found = blocks(`
{20}Anna Beispiel

**EDUCATION**
University of Leeds

**CAREER HIGHLIGHTS**
Company : Northwind
Position : Fitter
Duration : 2012 – 2014`);
  expect(found).toContain('work: Company : Northwind, Position : Fitter, Duration : 2012 – 2014');
});

test('a heading with one letter wrong is that heading', () => {
  const found = blocks(`
{20}Anna Beispiel

**EDUCTAION DETAILS**
University of Leeds

**PROFESSIONAL EXPERIANCE**
Nurse, St. Mary`);
  expect(found).toEqual(['header: Anna Beispiel', 'education: University of Leeds', 'work: Nurse, St. Mary']);
});

test('where headings end with a colon and look like nothing else, one of unknown words is told by it', () => {
  const found = blocks(
    `Anna Beispiel
anna@example.org

Work:
2016 - Present: Nurse at St. Mary

Apprenticeship & Trade:
2009 - 2013: Diploma, Leeds College

Skills:
Duties:
Baking`,
  );
  expect(found).toEqual([
    'header: Anna Beispiel, anna@example.org',
    'work: 2016 - Present: Nurse at St. Mary',
    'education: 2009 - 2013: Diploma, Leeds College',
    'skills: Duties:, Baking',
  ]);
});

test('the achievements in a job do not end work where more jobs follow', () => {
  const found = blocks(`
{20}Anna Beispiel

**PROFESSIONAL EXPERIENCE**
**Northwind - Analyst** 2016 – 2018
- Analysed

{12}**Key Achievements**
- Led projects
**Kestrel - Clerk** 2012 – 2015
- Filed`);
  expect(found).toEqual([
    'header: Anna Beispiel',
    'work: Northwind - Analyst 2016 – 2018, Analysed',
    'work: Led projects, Kestrel - Clerk 2012 – 2015, Filed',
  ]);
});

test('a row of headings of a table is no heading, and its table is education under any heading', () => {
  const found = blocks(`
{20}Anna Beispiel

**EXPERIENCE**
Nurse, St. Mary
2019 – present

**SKILLS**
Welding

**ACADEMIC CARRIER**
Qualification\tUniversity/Board\tYear\tPercentage
B.TECH.\tNorthwind\t2015\t64.10%`);
  expect(found).toContain(
    'education: Qualification\tUniversity/Board\tYear\tPercentage, B.TECH.\tNorthwind\t2015\t64.10%',
  );
});

test('entries that look as the headings do stay in their part', () => {
  const found = blocks(`
{20}Anna Beispiel

**EDUCATION**

**MBA Finance**
Northwind University

**Bachelor in Commerce**
Kestrel University

**EXPERIENCE**
Nurse, St. Mary
2019 – present`);
  expect(found).toEqual([
    'header: Anna Beispiel',
    'education: MBA Finance, Northwind University, Bachelor in Commerce, Kestrel University',
    'work: Nurse, St. Mary, 2019 – present',
  ]);
});
