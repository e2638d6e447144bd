// What users write about their work: titles, skills, sentences, with what is easily lost on the way.
import type { Random } from '../../bench/workload/random';
import { sentence } from '../../bench/workload/texts';

export const titles: readonly [string, ...string[]] = [
  'Software Engineer',
  'Senior Développeur',
  'Nurse',
  'Buchhalter:in',
  'Elektroniker für Geräte & Systeme',
  'Head of "Special" Projects',
  'Інженер-програміст',
  '软件工程师',
  'מהנדסת תוכנה',
  'محاسب',
  'Barista ☕',
  'QA / Test Lead',
  'Kierownik działu',
  'VP Sales (EMEA)',
];

export const skills: readonly [string, ...string[]] = [
  ...([
    'SQL',
    'C#',
    'C++',
    'TypeScript',
    'Node.js',
    'Excel',
    'SAP R/3',
    'Schweißen',
    'Crème pâtissière',
    '.NET',
  ] as const),
  ...['Бухгалтерія', '机器学习', 'Public speaking', 'First aid', 'R&D', 'Teamführung', 'تحليل البيانات', 'UX'],
];

export const degrees: readonly [string, ...string[]] = ['BSc', 'M.A.', 'Diplom', 'PhD', 'Abitur', 'Ausbildung', '学士'];
export const fields: readonly [string, ...string[]] = [
  'Computer Science',
  'Betriebswirtschaftslehre',
  'Nursing',
  'Génie civil',
  'Право',
  '文学',
  'Mathematics & Physics',
];

/** Name and issuer. */
export const certificates: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['AWS Solutions Architect', 'Amazon'],
  ['PMP', 'Project Management Institute'],
  ['Ersthelfer', 'Deutsches Rotes Kreuz'],
  ['TOEFL iBT', 'ETS'],
  ['Permis de conduire C', 'Préfecture du Loiret'],
  ['CCNA', 'Cisco'],
];

const bullets: readonly [string, ...string[]] = ['• ', '- ', '* '];

/** A line of summary, then bullets. */
export function description(random: Random): string {
  const bullet = random.pick(bullets);
  const points = Array.from({ length: random.int(0, 3) }, () => bullet + sentence(random, 6, 14));
  return [`${sentence(random, 8, 16)}.`, ...points].join(random.chance(0.3) ? '\r\n' : '\n');
}

/** At least `length` code units of sentences, not much more. */
export function longText(random: Random, length: number): string {
  let text = sentence(random, 10, 20);
  while (text.length < length) text += ` ${sentence(random, 10, 20)}`;
  return text;
}

/** What is left of a text of which the end was lost, `share` of it; not cut within a character. */
export function cutOff(text: string, share: number): string {
  const left = text.slice(0, Math.floor(text.length * share));
  return left.isWellFormed() ? left : left.slice(0, -1);
}

/** With DEL, as old terminals and converters left it; U+0000 to U+001F do not come through JSON on every server. */
export function withControl(text: string): string {
  const middle = text.indexOf(' ') + 1;
  return `${text.slice(0, middle)}\u007f${text.slice(middle)}`;
}

const windows1252 = new TextDecoder('windows-1252');

/**
 * UTF-8 bytes that were taken for Windows-1252: 'München' becomes 'MÃ¼nchen'. Undefined where nothing changes, or where a byte has
 * no character there: nobody could tell what it was.
 */
export function mojibake(text: string): string | undefined {
  const garbled = windows1252.decode(Buffer.from(text, 'utf8'));
  return garbled === text || /[\u0080-\u009f]/.test(garbled) ? undefined : garbled;
}
