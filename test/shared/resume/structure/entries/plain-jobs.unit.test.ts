import type { Language, ParsedWork } from '../../../../../shared/resume/model/parsed-resume';
import { workOf } from '../../../../../shared/resume/structure/entries/work';
import { linesOf } from '../../../../factories/resume-documents';

/** `title @ employer, start to end`, one for each job. */
function jobs(text: string, language: Language = 'en'): readonly string[] {
  return workOf(linesOf(text), language).map(shown);
}

function shown({ title, employer, start, end, isCurrent }: ParsedWork): string {
  const until = isCurrent?.value === true ? 'now' : (end?.value ?? '');
  return `${title?.value ?? '-'} @ ${employer?.value ?? '-'}, ${start?.value ?? ''} to ${until}`;
}

describe('a label for each part', () => {
  test('the first label begins each job', () => {
    const text = `Company : Northwind Castings
Department : Maintenance
Designation : Junior Engineer
Duration : Feb 2012 – till date
- Looked after the furnaces
Company : Fabrikam Tools
Designation : Fitter
Duration : May 2010 to Jan 2012
- Built fixtures`;
    expect(jobs(text)).toEqual([
      'Junior Engineer @ Northwind Castings, 2012-02 to now',
      'Fitter @ Fabrikam Tools, 2010-05 to 2012-01',
    ]);
  });

  test('they may be items of a list, with the colon in a cell of its own', () => {
    const text = `- Organization\t: Northwind Castings
- Position\t: Junior Engineer
- Duration\t: Feb 2012 – Mar 2014
- Looked after the furnaces`;
    expect(jobs(text)).toEqual(['Junior Engineer @ Northwind Castings, 2012-02 to 2014-03']);
  });

  test('a heading may stand for the label of the title alone', () => {
    const text = `SUPERVISOR – Aug 2013 - present
Employer – Kestrel Insulations
- Planned the day`;
    expect(jobs(text)).toEqual(['SUPERVISOR @ Kestrel Insulations, 2013-08 to now']);
  });
});

describe('a job in a sentence', () => {
  test('the words around title and employer are left out', () => {
    const text = `- Currently working as a Site Engineer with Northwind Castings from June 2016 to till date.
- Worked in Fabrikam as a Junior Engineer from 01-Nov-2014 to 26-May-2016.
- Presently employed at M/s Kestrel from Jan 2013`;
    expect(jobs(text)).toEqual([
      'Site Engineer @ Northwind Castings, 2016-06 to now',
      'Junior Engineer @ Fabrikam, 2014-11-01 to 2016-05-26',
      '- @ Kestrel,  to 2013-01',
    ]);
  });

  test('bold names in it are parts of it', () => {
    expect(jobs('- Worked in **Fabrikam** as **Junior Engineer** from 2014 to 2016')).toEqual([
      'Junior Engineer @ Fabrikam, 2014 to 2016',
    ]);
  });

  test('titles behind "as a", sentences parted by points', () => {
    const text = `**2014 to present as a Teller:**
- Counted
**2012 to 2014 as a Regional Officer:**
- Visited`;
    expect(jobs(text)).toEqual(['Teller @ -, 2014 to now', 'Regional Officer @ -, 2012 to 2014']);
    expect(jobs('2015 - 2018. Research Fellow\tUniversity of Northwind')).toEqual([
      'Research Fellow @ University of Northwind, 2015 to 2018',
    ]);
  });

  test('employer as title', () => {
    const text = `Northwind Pvt. Ltd., Chennai as Branch Head (2010 – 2012)
Fabrikam Pvt. Ltd., Pune as Marketing Manager (2008 – 2010)`;
    expect(jobs(text)).toEqual([
      'Branch Head @ Northwind Pvt. Ltd., 2010 to 2012',
      'Marketing Manager @ Fabrikam Pvt. Ltd., 2008 to 2010',
    ]);
  });

  test('an employer behind a preposition in a line of its own', () => {
    const text = `**Stores Officer**
From Apr 2010 to Oct 2013 at Kestrel`;
    expect(jobs(text)).toEqual(['Stores Officer @ Kestrel, 2010-04 to 2013-10']);
  });
});

describe('names around dates', () => {
  test('employer and title with a colon between them, above the dates', () => {
    const text = `Northwind Foods: Senior Developer
**Oct 2021 – Present**
Postgres | Kubernetes | Kafka
- Built services
Kestrel: Technical Lead
**May 2019 – Oct 2021**
Leadership | React
- Led the team`;
    expect(jobs(text)).toEqual([
      'Senior Developer @ Northwind Foods, 2021-10 to now',
      'Technical Lead @ Kestrel, 2019-05 to 2021-10',
    ]);
  });

  test('the employer below dates and title is theirs, though white space is between them', () => {
    const text = `01/10/2020 - heute\tHilfskraft

\tInstitut Nordwind
- Lehre
01/03/2019 - 31/08/2019\tHilfskraft

\tInstitut Südwind
- Messungen
01/10/2017 - 31/08/2018\tHilfskraft

\tInstitut Westwind
- Versuche`;
    expect(jobs(text, 'de')).toEqual([
      'Hilfskraft @ Institut Nordwind, 2020-10-01 to now',
      'Hilfskraft @ Institut Südwind, 2019-03-01 to 2019-08-31',
      'Hilfskraft @ Institut Westwind, 2017-10-01 to 2018-08-31',
    ]);
  });

  test('a list whose items end with their dates, each with what was done below', () => {
    const text = `- Northwind Air Solution\tAug 2009 - Mar 2011
Handling service requests and solving their problems.
- Kestrel Power Solution Ltd. July 2013 – March 2015
Handling service requests and solving their problems.`;
    expect(jobs(text)).toEqual([
      '- @ Northwind Air Solution, 2009-08 to 2011-03',
      '- @ Kestrel Power Solution Ltd., 2013-07 to 2015-03',
    ]);
  });

  test('dates alone behind the first bullet', () => {
    const text = `**Fitter, Northwind Ltd**
- May 2012 – June 2014
- Mended engines
**Cook, Kestrel Ltd**
- Jan 2010 – April 2012
- Cooked`;
    expect(jobs(text)).toEqual([
      'Fitter @ Northwind Ltd, 2012-05 to 2014-06',
      'Cook @ Kestrel Ltd, 2010-01 to 2012-04',
    ]);
  });

  test('points that lead from one to the other are a gap', () => {
    expect(
      jobs('Northwind Ltd, Senior Engineer ............. 2016 - 2018\nKestrel Ltd, Engineer ----- 2012 - 2016'),
    ).toEqual(['Senior Engineer @ Northwind Ltd, 2016 to 2018', 'Engineer @ Kestrel Ltd, 2012 to 2016']);
  });
});

describe('what is no job', () => {
  test('headings of parts and of groups of duties stay with their job', () => {
    const text = `**KESTREL CAPITAL LTD** Aug 2009 to Dec 2012
**Financial Controller**
**Key Responsibilities**
**Leadership**
- Led the team
**Day-to-day**
- Closed the books
**NORTHWIND FOODS LTD** Jan 2007 to Jul 2009
**Accountant**
- Kept the books`;
    const [first, second, ...others] = workOf(linesOf(text), 'en');
    expect(others).toEqual([]);
    expect(first?.highlights.map(({ value }) => value)).toEqual(['Led the team', 'Closed the books']);
    expect(second?.employer?.value).toBe('NORTHWIND FOODS LTD');
  });

  test('a list of duties below a list of jobs goes with the last one', () => {
    const text = `- Kestrel Ltd as Safety Officer (2014 – 2016)
- Northwind Ltd as Safety Officer (2010 – 2013)
Duties and Responsibilities
- Report unsafe acts to the site supervisor and arrange for correction
- Ensure that all equipment is in place`;
    expect(jobs(text)).toEqual([
      'Safety Officer @ Kestrel Ltd, 2014 to 2016',
      'Safety Officer @ Northwind Ltd, 2010 to 2013',
    ]);
    expect(workOf(linesOf(text), 'en')[1]?.highlights).toHaveLength(2);
  });

  test('sentences without any job name none', () => {
    expect(
      jobs(
        '- Good experience in analysing requirements and in preparing test scenarios for the whole team\n- Hands on',
      ),
    ).toEqual([]);
  });
});
