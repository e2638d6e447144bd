// Labels that say which part of an entry stands behind them: `Position: …`, `Company Name : …`, `Working as – …`.

import type { Line } from '../../model/document';

export type LabelledRole = 'title' | 'employer' | 'place' | 'period';

export interface RoleLabel {
  readonly role: LabelledRole;
  /** What stands behind the label; the dates of a period are there too. */
  readonly text: string;
}

const words: Readonly<Record<LabelledRole, string>> = {
  title:
    '(?:current |last )?(?:position(?: held)?|designation|role|job (?:title|role)|title|post held|(?:job )?appointment|work(?:ing|ed) as|function)|stelle|funktion|t[äa]tigkeit|poste|fonction|intitul[ée] du poste|puesto|cargo',
  employer:
    '(?:current |last )?(?:employer|company|organi[sz]ation|firm)(?: name)?|name of (?:the )?(?:employer|company|organi[sz]ation|firm)|work(?:ing|ed) (?:in|with|at|for)|arbeitgeber|firma|unternehmen|entreprise|employeur|soci[ée]t[ée]|empresa|empleador',
  place: 'location|place|city|ort|standort|lieu|ville|lugar|ciudad|ubicaci[óo]n',
  period: '(?:time )?(?:duration|period|tenure)|dates?|zeitraum|dauer|p[ée]riode|dur[ée]e|per[íi]odo|duraci[óo]n',
};

const patterns = (['title', 'employer', 'place', 'period'] as const).map(
  (role) =>
    [
      role,
      new RegExp(`^(?:\\d{1,2}[.)]\\s*)?(?:${words[role]})\\s*(?::\\s*[-–—]?|:?[-–—](?=\\s)|\\t\\s*:?)\\s*`, 'iu'),
    ] as const,
);

const alone = new RegExp(`^(?:${words.period})$`, 'iu');

export function roleLabelOf(text: string): RoleLabel | undefined {
  for (const [role, pattern] of patterns) {
    const label = pattern.exec(text.trimStart());
    if (label !== null) return { role, text: text.trimStart().slice(label[0].length) };
  }
  return undefined;
}

/** What is left of `Duration: 2019 – 2021` when its dates are taken out. */
export function isPeriodLabel(text: string): boolean {
  return alone.test(text);
}

/** A label in a cell of its own (`Position \t : Cook`) is read with what stands behind it. */
export function withLabels(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => {
    const cut = /^([^\t:]{2,45}?)\s*\t\s*(:?)\s*/.exec(line.text);
    const [, label = '', colon] = cut ?? [];
    if (cut === null || (colon === '' && roleLabelOf(`${label}:`) === undefined)) return line;
    return { ...line, text: `${label}: ${line.text.slice(cut[0].length)}` };
  });
}
