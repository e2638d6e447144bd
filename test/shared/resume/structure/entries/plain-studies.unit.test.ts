import type { ParsedEducation } from '../../../../../shared/resume/model/parsed-resume';
import { educationOf } from '../../../../../shared/resume/structure/entries/education';
import { linesOf } from '../../../../factories/resume-documents';

/** `degree | area @ institution, start to end, score`, one for each study. */
function studies(text: string): readonly string[] {
  return educationOf(linesOf(text), 'en').map(shown);
}

function shown({ studyType, area, institution, start, end, score }: ParsedEducation): string {
  const degree = [studyType?.value, area?.value].filter((part) => part !== undefined).join(' | ');
  const parts = [`${degree} @ ${institution?.value ?? '-'}`, `${start?.value ?? ''} to ${end?.value ?? ''}`];
  return [...parts, ...(score === undefined ? [] : [score.value])].join(', ');
}

describe('a study in a sentence', () => {
  test('the school stands behind "from"', () => {
    const text = `- 2014: MA of Translation Studies from Northwind University, Lyon
- Completed B.Sc. Physics from Fabrikam College in the year 2009 with 56% marks
- Passed Intermediate from Kestrel Board in year 2006`;
    expect(studies(text)).toEqual([
      'MA | Translation Studies @ Northwind University,  to 2014',
      'B.Sc. | Physics @ Fabrikam College,  to 2009, 56%',
      'Intermediate @ Kestrel Board,  to 2006',
    ]);
  });

  test('what names neither a degree nor a school is no study', () => {
    const text = `- B.Sc. from Northwind University in 2009
- Able to work in shifts
- Preparing daily and weekly reports`;
    expect(studies(text)).toEqual(['B.Sc. @ Northwind University,  to 2009']);
  });
});

test('years in square brackets, marks before the school', () => {
  expect(
    studies(
      '- BCA [2012] with aggregate of 74% from Northwind College\n- 10th [2007] with aggregate of 45% from KESTREL BOARD',
    ),
  ).toEqual(['BCA @ Northwind College,  to 2012, 74%', '10th @ KESTREL BOARD,  to 2007, 45%']);
});

test('a state behind the school is no degree', () => {
  const text = `**Master of Science (M.S.) – Data Analytics**\t2022 - 2024
Northwind University, Amherst, MA
**Bachelor of Arts (B.A.) - Politics**\t2018 - 2022
Northwind University, Amherst, MA`;
  expect(studies(text)).toEqual([
    expect.stringMatching(/^Master of Science \(M\.S\.\) \| Data Analytics @ Northwind University/),
    expect.stringMatching(/^Bachelor of Arts \(B\.A\.\) \| Politics @ Northwind University/),
  ]);
});

describe('a table with a row of headings', () => {
  test('says by its columns what the cells are', () => {
    const text = `**Qualification**\t**School / Institution**\t**Board / University**\t**Percentage**\t**Year of Passing**
SSLC\tNorthwind Boys' Home\tState Board\t78.2%\t2008
DEEE\tFabrikam Polytechnic\tState Board of Training\t89.75%\t2008-11
B.Tech (Civil)\tKestrel\tState University\t7.4\t2014`;
    expect(studies(text)).toEqual([
      "SSLC @ Northwind Boys' Home,  to 2008, 78.2%",
      'DEEE @ Fabrikam Polytechnic, 2008 to 2011, 89.75%',
      'B.Tech | Civil @ Kestrel,  to 2014, 7.4',
    ]);
  });

  test('puts together what is wrapped in a cell, and leaves what stands below', () => {
    const text = `**Degree**\t**Institute**\t**Year**\t**Marks**

Diploma\tNorthwind School of\t2009\t70%
\tMines

B.Tech\tFabrikam\t2013\t80%

**Summer School** 2012
Kestrel Institute`;
    expect(studies(text)).toEqual([
      'Diploma @ Northwind School of Mines,  to 2009, 70%',
      'B.Tech @ Fabrikam,  to 2013, 80%',
      expect.stringContaining('Summer School,  to 2012'),
    ]);
  });

  test('a line of three cells with dates is no row of headings', () => {
    const text = `**University of Northwind**\tMaster's Degree\t2012 – 2014
**Fabrikam College**\tBachelor's Degree\t2008 – 2012`;
    expect(studies(text)).toEqual([
      "Master's Degree @ University of Northwind, 2012 to 2014",
      "Bachelor's Degree @ Fabrikam College, 2008 to 2012",
    ]);
  });
});
