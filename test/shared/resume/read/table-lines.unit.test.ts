import { Flow } from '../../../../shared/resume/read/flow';
import type { LaidLine } from '../../../../shared/resume/read/laid-line';
import { writeLine } from '../../../../shared/resume/read/laid-line';
import { plainLook } from '../../../../shared/resume/read/run-cells';
import { tableLines } from '../../../../shared/resume/read/table-lines';
import { shown } from './shown';

/** Cells are parted by `|`, lines in them by `/`, items of lists begin with `*`. */
function table(...rows: string[]): string[] {
  const line = (text: string): LaidLine => ({
    pieces: [{ ...plainLook, text: text.replace('*', '') }],
    space: 0,
    bullet: text.startsWith('*'),
  });
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim().split(' / ').map(line)));
  const flow = new Flow('docx');
  for (const one of tableLines(cells)) writeLine(flow, one);
  return shown(flow.document());
}

describe('a table of dates and texts', () => {
  it('is read row by row, the dates on the line that they stand beside', () => {
    expect(table('2019 – 2021 | Engineer / Acme, Berlin / *Built it', '2015 | School / Degree')).toEqual([
      '2019 – 2021\tEngineer',
      'Acme, Berlin',
      '- Built it',
      '2015\tSchool',
      'Degree',
    ]);
  });

  it('has its dates on the right', () => {
    expect(table('Acme / Engineer | Berlin / 2019 – 2021')).toEqual(['Acme\tBerlin', 'Engineer\t2019 – 2021']);
  });

  it('may break a range of dates over two lines', () => {
    expect(table('01/2019 – / heute | Engineer / Acme')).toEqual(['01/2019 – heute\tEngineer', 'Acme']);
  });
});

describe('a table of data', () => {
  it('is read row by row', () => {
    expect(table('Phone | 123 | Mail | a@b.org', 'City | Berlin')).toEqual([
      'Phone\t123\tMail\ta@b.org',
      'City\tBerlin',
    ]);
  });

  it('is a form where most rows have one value, even if some have more', () => {
    const rows = ['Dates | 2019 – 2021', 'Position | Engineer', 'Activities | Built it / Ran it', 'Employer | Acme'];
    expect(table(...rows)).toEqual([
      'Dates\t2019 – 2021',
      'Position\tEngineer',
      'Activities\tBuilt it',
      'Ran it',
      'Employer\tAcme',
    ]);
  });

  it('has labels above what they name', () => {
    expect(table('Skills | Java / Go / SQL', ' | More')).toEqual(['Skills', 'Java', 'Go', 'SQL', 'More']);
  });
});

describe('a table that lays out the page', () => {
  it('is read column by column, over all rows', () => {
    const rows = ['Contact / +49 30 2019 / Berlin | Profile / Text', 'Skills / Java | Experience / Acme / 2019 – 2021'];
    expect(table('Jane Roe', ...rows, 'End')).toEqual([
      'Jane Roe',
      'Contact',
      '+49 30 2019',
      'Berlin',
      'Skills',
      'Java',
      '|1|Profile',
      '|1|Text',
      '|1|Experience',
      '|1|Acme',
      '|1|2019 – 2021',
      '',
      'End',
    ]);
  });
});
