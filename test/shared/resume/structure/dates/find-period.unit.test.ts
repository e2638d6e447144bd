import type { Language } from '../../../../../shared/resume/model/parsed-resume';
import { findPeriods } from '../../../../../shared/resume/structure/dates/find-period';
import type { FoundPeriod } from '../../../../../shared/resume/structure/dates/found-period';

/** `2019-03..2020`, `2019..now`, `2020` for a single date; periods of a line parted by spaces, a doubtful one with `?`. */
function written({ start, end, isCurrent, isSingle, ambiguous }: FoundPeriod): string {
  const span = isSingle ? end : `${start ?? ''}..${isCurrent ? 'now' : (end ?? '')}`;
  return `${span}${ambiguous ? '?' : ''}`;
}

function periods(text: string, language: Language): string {
  return findPeriods(text, language).map(written).join(' ');
}

const english: readonly (readonly [string, string])[] = [
  ['Jan 2020 – Present', '2020-01..now'],
  ['January 2020 - March 2021', '2020-01..2021-03'],
  ['Jan. 2020 — Mar. 2021', '2020-01..2021-03'],
  ['Sept 2018 to Dec 2019', '2018-09..2019-12'],
  ['Sept. 2018 through present', '2018-09..now'],
  ['Mar ’19 – Jul ’21', '2019-03..2021-07'],
  ["Mar '19 - present", '2019-03..now'],
  ['Jan – Mar 2020', '2020-01..2020-03'],
  ['November – February 2020', '2019-11..2020-02'],
  ['June-August 2017', '2017-06..2017-08'],
  ['03/2019 – 05/2020', '2019-03..2020-05'],
  ['3/2019-5/2020', '2019-03..2020-05'],
  ['03/2019–present', '2019-03..now'],
  ['2019-03 – 2020-05', '2019-03..2020-05'],
  ['2019-03-01 - 2020-05-31', '2019-03-01..2020-05-31'],
  ['2019.03 ~ 2020.05', '2019-03..2020-05'],
  ['2019/03 - 2020/05', '2019-03..2020-05'],
  ['2015 – 2019', '2015..2019'],
  ['2015-2019', '2015..2019'],
  ['2015 to 2019', '2015..2019'],
  ['from 2015 to 2019', '2015..2019'],
  ['between 2015 and 2019', '2015..2019'],
  ['From March 2015 until June 2016', '2015-03..2016-06'],
  ['from September 2016 to till date', '2016-09..now'],
  ['17-Aug-2012 to till now', '2012-08-17..now'],
  ['July 2012 - till', '2012-07..now'],
  ['July 2014 onwards', '2014-07..now'],
  ['2012 - Pursuing', '2012..now'],
  ['1-June- 2012 to 7-April- 2014', '2012-06-01..2014-04-07'],
  ['01-Nov-2014 to 26-May-2016', '2014-11-01..2016-05-26'],
  ['2nd May 07 to 16th June 08', '2007-05-02..2008-06-16'],
  ['Oct’ 2013 to Dec’ 2016', '2013-10..2016-12'],
  ['March’2014 to Sep’2015', '2014-03..2015-09'],
  ['March 20 , 2006 to April 2010', '2006-03-20..2010-04'],
  ['Level 3, June 2019', '2019-06'],
  ['Sep 2022 – expected June 2025', '2022-09..2025-06'],
  ['2019 – now', '2019..now'],
  ['2019 - today', '2019..now'],
  ['2019 to date', '2019..now'],
  ['2019 – ongoing', '2019..now'],
  ['2019 – Current', '2019..now'],
  ['2019 –', '2019..now'],
  ['since 2019', '2019..now'],
  ['Since March 2019', '2019-03..now'],
  ['until June 2020', '2020-06'],
  ['2019', '2019'],
  ['May 2016', '2016-05'],
  ['May, 2016', '2016-05'],
  ['March 12, 2019', '2019-03-12'],
  ['12th March 2019', '2019-03-12'],
  ['12 Mar 2019 – 3 Apr 2019', '2019-03-12..2019-04-03'],
  ['March 1st, 2019 - April 2nd, 2020', '2019-03-01..2020-04-02'],
  ['13/02/2019', '2019-02-13'],
  ['02/13/2019', '2019-02-13'],
  ['02/03/2019', '2019-02-03?'],
  ['02/02/2019', '2019-02-02'],
  ['2019/20', '2019..2020'],
  ['2019-20', '2019..2020'],
  ['2018/2019', '2018..2019'],
  ['2015–19', '2015..2019'],
  ['1998–02', '1998..2002'],
  ['Summer 2019', '2019'],
  ['Fall 2018 – Spring 2019', '2018..2019'],
  ['Q3 2020', '2020'],
  ['03/19 – 05/21', '2019-03..2021-05'],
  ['Mar-19 – May-21', '2019-03..2021-05'],
  ['Acme Corp (2019–2021)', '2019..2021'],
  ['Acme Corp\tJan 2020 – Present', '2020-01..now'],
  ['2012–2014, 2016–2018', '2012..2014 2016..2018'],
  ['Issued Mar 2021 · Expires Mar 2024', '2021-03 2024-03'],
  ['2019 March – 2020 April', '2019-03..2020-04'],
  ['Jan 2020 -> Mar 2021', '2020-01..2021-03'],
  ['Jan 2020 - - Mar 2021', '2020-01 2021-03'],
  ['August of 2019', '2019-08'],
  ['JAN 2020 – DEC 2020', '2020-01..2020-12'],
];

const german: readonly (readonly [string, string])[] = [
  ['03/2019 – heute', '2019-03..now'],
  ['03.2019 - 05.2020', '2019-03..2020-05'],
  ['seit 03/2019', '2019-03..now'],
  ['Seit März 2019', '2019-03..now'],
  ['ab 2019', '2019..now'],
  ['März 2019 bis Mai 2020', '2019-03..2020-05'],
  ['von 03/2019 bis 05/2020', '2019-03..2020-05'],
  ['Mär. 2019 – Dez. 2020', '2019-03..2020-12'],
  ['Jän 2019 – Feber 2020', '2019-01..2020-02'],
  ['01.03.2019 – 31.05.2020', '2019-03-01..2020-05-31'],
  ['1. März 2019', '2019-03-01'],
  ['12. Mai 2019 bis 3. Juni 2019', '2019-05-12..2019-06-03'],
  ['01.–15.03.2020', '2020-03-01..2020-03-15'],
  ['8.–12. Mai 2019', '2019-05-08..2019-05-12'],
  ['03 – 05/2019', '2019-03..2019-05'],
  ['03.–05.2019', '2019-03..2019-05'],
  ['11/2018 bis dato', '2018-11..now'],
  ['2018 – jetzt', '2018..now'],
  ['2018 bis heute', '2018..now'],
  ['WS 2015/16 – SS 2018', '2015..2018'],
  ['Wintersemester 2015/16', '2015..2016'],
  ['Sommer 2017', '2017'],
  ['bis 2014', '2014'],
  ['zwischen 2014 und 2016', '2014..2016'],
  ['Okt. 2014–Sep. 2016', '2014-10..2016-09'],
  ['12.03.19', '2019-03-12'],
  ['12.03.1987', '1987-03-12'],
  ['03/2019 – laufend', '2019-03..now'],
  ['Juli 2016', '2016-07'],
  ['Juli - September 2016', '2016-07..2016-09'],
  ['02/03/2019', '2019-03-02'],
];

const french: readonly (readonly [string, string])[] = [
  ['mars 2019 à mai 2020', '2019-03..2020-05'],
  ['De mars 2019 à mai 2020', '2019-03..2020-05'],
  ['mars 2019 – aujourd’hui', '2019-03..now'],
  ['depuis mars 2019', '2019-03..now'],
  ['Depuis 2019', '2019..now'],
  ['janv. 2019 - févr. 2020', '2019-01..2020-02'],
  ['juill. 2019 – déc. 2019', '2019-07..2019-12'],
  ['2015 à 2019', '2015..2019'],
  ['2019 – présent', '2019..now'],
  ['2019 – en cours', '2019..now'],
  ['2019 à ce jour', '2019..now'],
  ['septembre - décembre 2016', '2016-09..2016-12'],
  ['de septembre à décembre 2016', '2016-09..2016-12'],
  ['1er mars 2019', '2019-03-01'],
  ['12 août 2019', '2019-08-12'],
  ['12/03/2019 au 15/04/2019', '2019-03-12..2019-04-15'],
  ['du 12 mars 2019 au 15 avril 2020', '2019-03-12..2020-04-15'],
  ['été 2018', '2018'],
  ['à partir de 2020', '2020..now'],
  ['jusqu’à 2020', '2020'],
  ['2019 - Actuel', '2019..now'],
  ['09/2015 - 06/2018', '2015-09..2018-06'],
];

const spanish: readonly (readonly [string, string])[] = [
  ['marzo de 2019 – mayo de 2020', '2019-03..2020-05'],
  ['marzo 2019 a mayo 2020', '2019-03..2020-05'],
  ['marzo del 2019 hasta mayo del 2020', '2019-03..2020-05'],
  ['desde marzo de 2019', '2019-03..now'],
  ['Desde 2015 hasta 2019', '2015..2019'],
  ['desde 2019 hasta la actualidad', '2019..now'],
  ['2019 – actualidad', '2019..now'],
  ['ene. 2019 - Actualidad', '2019-01..now'],
  ['2019 a la actualidad', '2019..now'],
  ['dic 2019 – hoy', '2019-12..now'],
  ['sept. 2018 – ago. 2019', '2018-09..2019-08'],
  ['12 de marzo de 2019', '2019-03-12'],
  ['verano 2018', '2018'],
  ['enero - marzo 2020', '2020-01..2020-03'],
  ['de enero a marzo de 2020', '2020-01..2020-03'],
  ['2015-2019', '2015..2019'],
  ['hasta 2020', '2020'],
  ['2019 – presente', '2019..now'],
  ['15/03/2019', '2019-03-15'],
  ['octubre 2020', '2020-10'],
];

const none: readonly string[] = [
  '+49 30 2019 2020',
  '(030) 2019-5550',
  '555-2019',
  '06.12.34.56.78',
  '12345 Berlin',
  '$2000',
  '2000 €',
  '€ 2000',
  'ISO 9001:2015',
  'SQL Server 2016',
  'Windows 2019',
  'v1.2.10',
  'led 2000 customers to the cloud',
  '2000+ users',
  '24/7 support',
  '10,2019',
  '1/2',
  'May',
  'present',
  'heute',
  'IPv4 192.168.20.19',
  'A2019',
  '20191',
  'mars',
  '50 %',
  'abc2019',
  'https://example.org/2019/05/post',
];

const tables: readonly (readonly [Language, readonly (readonly [string, string])[]])[] = [
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
];

describe.each(tables)('dates in %s', (language, table) => {
  it.each(table)('%s is read as %s', (text, expected) => {
    expect(periods(text, language)).toBe(expected);
  });
});

describe('what only looks like a date', () => {
  it.each(none)('%s is none', (text) => {
    expect(periods(text, 'en')).toBe('');
  });
});

describe('where a period stands', () => {
  it('is told with the words that belong to it', () => {
    const text = 'Nurse, from March 2015 to May 2016, Leeds';
    const [period] = findPeriods(text, 'en');
    expect(text.slice(period?.from, period?.to)).toBe('from March 2015 to May 2016');
  });

  it('leaves out the brackets around it', () => {
    const text = 'Pflegekraft (seit 2019)';
    const [period] = findPeriods(text, 'de');
    expect(text.slice(period?.from, period?.to)).toBe('seit 2019');
  });

  it('leaves a preposition to the text where only one date follows', () => {
    const text = 'Prix de 2019';
    const [period] = findPeriods(text, 'fr');
    expect(text.slice(period?.from, period?.to)).toBe('2019');
  });
});

it('is surer of a range of months than of a year alone', () => {
  const [range] = findPeriods('03/2019 – 05/2020', 'de');
  const [year] = findPeriods('2019', 'de');
  expect(range?.confidence).toBeGreaterThan(0.9);
  expect(year?.confidence).toBeLessThan(0.8);
});

it.each(['2019 ', '2019-', 'mars ', '1/1/', 'since ', '12 '])(
  'takes no longer for a long line of "%s" than for its length',
  (piece) => {
    const started = performance.now();
    findPeriods(piece.repeat(20_000), 'en');
    expect(performance.now() - started).toBeLessThan(3_000);
  },
);
