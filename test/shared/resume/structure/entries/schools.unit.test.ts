// Where the school of a study is found: beside its degree, below it, in a sentence, in a table without years.
import type { ParsedEducation } from '../../../../../shared/resume/model/parsed-resume';
import { degreeScore, institutionScore } from '../../../../../shared/resume/structure/entries/degree';
import { educationOf } from '../../../../../shared/resume/structure/entries/education';
import { linesOf } from '../../../../factories/resume-documents';

/** `degree | area @ institution (place), start to end, score`, one for each study. */
function studies(text: string): readonly string[] {
  return educationOf(linesOf(text), 'en').map(shown);
}

function shown({ studyType, area, institution, place, start, end, score }: ParsedEducation): string {
  const degree = [studyType?.value, area?.value].filter((part) => part !== undefined).join(' | ');
  const where = place === undefined ? '' : ` (${place.value.text})`;
  const dates = [start?.value, end?.value].filter((date) => date !== undefined).join(' to ');
  const parts = [`${degree} @ ${institution?.value ?? '-'}${where}`, dates, score?.value ?? ''];
  return parts.filter((part) => part !== '').join(', ');
}

test('a town and a state in the brackets of a school are its place, and no degree', () => {
  const text = `**University of Northwind (Orlando, FL)**\t2019
**Kestrel University (Tampa, FL)**\t2017`;
  expect(studies(text)).toEqual([
    ' @ University of Northwind (Orlando, FL), 2019',
    ' @ Kestrel University (Tampa, FL), 2017',
  ]);
});

test('bulleted degrees, each with its school in the next line, are studies of their own', () => {
  const text = `- **Doctor of Philosophy (Ph.D.) in Botany**
University of Northwind (Orlando, FL)
- **Graduate Certificate in Statistics**
University of Northwind (Orlando, FL) 2021
- **Master of Arts (M.A.) in History**
Kestrel University (Tampa, FL)`;
  expect(studies(text)).toEqual([
    'Doctor of Philosophy (Ph.D.) | Botany @ University of Northwind (Orlando, FL)',
    'Graduate Certificate | Statistics @ University of Northwind (Orlando, FL), 2021',
    'Master of Arts (M.A.) | History @ Kestrel University (Tampa, FL)',
  ]);
});

test('bulleted schools, each with its degree below', () => {
  const text = `- **Northwind Academy of Accounting**
ACCA (2001)
- **Fabrikam Institute (1994)**
Diploma in Bookkeeping`;
  expect(studies(text)).toEqual([
    'ACCA @ Northwind Academy of Accounting, 2001',
    'Diploma | Bookkeeping @ Fabrikam Institute, 1994',
  ]);
});

describe('below the line with the dates', () => {
  test('the school is a bullet, or a line that ends like a sentence', () => {
    const text = `**Textile Engineering Bachelor’s Degree**\t2003 – 2007
- Northwind University of Technology

**B.E. (Mining)**\t1998 – 2002
P.T. Kestrel College of Mines at Harbor Hill.
- Best student of the year`;
    expect(studies(text)).toEqual([
      'Bachelor’s Degree | Textile Engineering @ Northwind University of Technology, 2003 to 2007',
      'B.E. | Mining @ P.T. Kestrel College of Mines at Harbor Hill, 1998 to 2002',
    ]);
  });

  test('the degree is a bullet', () => {
    const text = `1999 – 2003\tNorthwind University
- Bachelor of Business Administration in Tourism
- Prize for the best thesis
1997 – 1998\tKestrel Junior College
- Captain of the rowing team`;
    expect(studies(text)).toEqual([
      'Bachelor of Business Administration | Tourism @ Northwind University, 1999 to 2003',
      ' @ Kestrel Junior College, 1997 to 1998',
    ]);
  });

  test('a sentence about a school is none of its names', () => {
    const [study] = educationOf(
      linesOf('**Bachelor of Arts**\t2010 – 2014\n- Taught chess to the children of the primary school next door'),
      'en',
    );
    expect(study?.institution).toBeUndefined();
  });
});

describe('sentences', () => {
  test('with "From" and "Passed from", whatever the size of the letter, and the result behind the year', () => {
    const text = `- BCA From KTX in 2011 with 64.2% Marks.
- 10th Passed from Kestrel Board in 2009 with First Class.
- 10+2 from Northwind Board in May 2003 with 61% marks.`;
    expect(studies(text)).toEqual([
      'BCA @ KTX, 2011, 64.2%',
      '10th @ Kestrel Board, 2009, First Class',
      '10+2 @ Northwind Board, 2003-05, 61%',
    ]);
  });

  test('B.Com is a degree, and no address of a site', () => {
    expect(studies('- **B.Com** from Kestrel College in 2010\n- **M.Com** from Northwind College in 2012')).toEqual([
      'B.Com @ Kestrel College, 2010',
      'M.Com @ Northwind College, 2012',
    ]);
  });

  test('what says only that somebody has passed is no subject', () => {
    const text = `- I have Cleared **Std. 12** in 2005 with 72% with Northwind Board.
- I got the degree of **Bachelor of Laws** in 2009 with 63% with Kestrel University.`;
    expect(studies(text)).toEqual([
      expect.stringMatching(/^Std\. 12 @ Northwind Board, 2005/),
      expect.stringMatching(/^Bachelor of Laws @ Kestrel University, 2009/),
    ]);
  });

  test('a year between the degree and the school', () => {
    expect(studies('Bachelor of Laws 1988 - Northwind University\nDiploma in Law 1985 - Kestrel College')).toEqual([
      'Bachelor of Laws @ Northwind University, 1988',
      'Diploma | Law @ Kestrel College, 1985',
    ]);
  });

  test('a point ends the school', () => {
    expect(studies('1991 – 1995: Northwind University (Norway). Master of Arts in History')).toEqual([
      'Master of Arts | History @ Northwind University (Norway), 1991 to 1995',
    ]);
  });
});

test('without dates a study begins where a degree comes again', () => {
  const text = `**Master of Fine Arts** (Percentage – 71%)
Northwind College, Kestrel University
Bachelor of Computer Science (Percentage – 66.5%)
Fabrikam College, Kestrel University`;
  expect(studies(text)).toEqual([
    'Master of Fine Arts @ Northwind College, Kestrel University, 71%',
    'Bachelor | Computer Science @ Fabrikam College, Kestrel University, 66.5%',
  ]);
});

describe('tables', () => {
  test('without a column of years', () => {
    const text = `**Course**\t**Institute**\t**Percentage**
B.Com\tNorthwind College of Weaving\t68%
SSLC\tKestrel Higher Secondary School\t59%`;
    expect(studies(text)).toEqual([
      'B.Com @ Northwind College of Weaving, 68%',
      'SSLC @ Kestrel Higher Secondary School, 59%',
    ]);
  });

  test('whose years go on in the next line', () => {
    const text = `**Session**\t**Qualification**\t**College**
2001 -\tDiploma in\tFabrikam Institute
2002\tPottery\tof Glass

1996 -\tBCOM\tKestrel College
1999\t\tHarbor Hill`;
    expect(studies(text)).toEqual([
      'Diploma | Pottery @ Fabrikam Institute of Glass, 2001 to 2002',
      expect.stringMatching(/^BCOM @ Kestrel College.*1996 to 1999$/),
    ]);
  });
});

test.each([
  'Kestrel Vidyalaya',
  'Northwind Vidyapeeth',
  'Libanon Lyceum',
  'Liceo Scientifico Volta',
  'Universidade de Aveiro',
  'Politechnika Gdańska',
  'State Board',
])('%s is a school by its words', (name) => {
  expect(institutionScore(name)).toBe(3);
});

test.each([
  'GCE ‘O’ Levels',
  'G.C.E “A” Level',
  'Post Graduate Diploma',
  'P.G.Diploma',
  'II PUC',
  'Masters in Robotics',
])('%s is a degree', (name) => {
  expect(degreeScore(name)).toBe(3);
});

test.each(['MS Office', 'MS-Word', 'MS Excel'])('%s is none', (name) => {
  expect(degreeScore(name)).toBe(0);
});

test('how far a study is, is no subject', () => {
  const text = `Northwind University, PhD in Geology (Near Completion)\t2012 – 2016
Kestrel University, Naval Architecture (BS) (In Progress)\t2018 – 2020
Fabrikam University, Bachelor of Business Administration Expected Graduation\t2005 – 2008`;
  expect(studies(text)).toEqual([
    'PhD | Geology @ Northwind University, 2012 to 2016',
    'BS | Naval Architecture @ Kestrel University, 2018 to 2020',
    'Bachelor of Business Administration @ Fabrikam University, 2005 to 2008',
  ]);
});

test('the last cell goes on in the next line', () => {
  const text = `Diploma\tBusiness\tNorthwind College of
Weaving
Matriculation\tBiology\tKestrel School &
College`;
  expect(studies(text)).toEqual([
    'Diploma | Business @ Northwind College of Weaving',
    'Matriculation | Biology @ Kestrel School & College',
  ]);
});

test('a long line with a school before its degree is no sentence', () => {
  const text = `KESTREL BOARD, Harbor Hill, Utah
Higher Secondary
I was the best of my class in mathematics.
NORTHWIND UNIVERSITY OF WEAVING, Harbor Hill, Utah
B.Com
I was the captain of the rowing team.`;
  expect(studies(text)).toEqual([
    expect.stringMatching(/^Higher Secondary @ KESTREL BOARD/),
    expect.stringMatching(/^B\.Com @ NORTHWIND UNIVERSITY OF WEAVING/),
  ]);
});
