// What a resume offers to the steps, as the candidate is told it: what is new, what differs, what is there already, and where it was read.
import { z } from 'zod';
import type { Json } from '../../../shared/sections/section';
import type { Screen } from '../terminal/screen';
import { table } from '../terminal/table';
import { shown } from './values';

const json = z.json() as z.ZodType<Json>;

/** Of the answer, what the demo looks at. */
export const offerSchema = z.object({
  parseId: z.string(),
  steps: z.array(
    z.object({
      suggestions: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['new', 'differs', 'same']),
          confidence: z.number(),
          fields: z.array(
            z.object({ field: z.string(), suggested: json, current: json, page: z.number(), line: z.number() }),
          ),
        }),
      ),
    }),
  ),
});

export type Offer = z.infer<typeof offerSchema>;
export type Suggestion = Offer['steps'][number]['suggestions'][number];

export function suggestionsIn({ steps }: Offer): readonly Suggestion[] {
  return steps.flatMap(({ suggestions }) => suggestions);
}

export function showSuggestions(screen: Screen, offer: Offer): void {
  table(
    screen,
    [
      { title: 'suggestion', style: 'cyan' },
      { title: 'kind' },
      { title: 'sure', align: 'right' },
      { title: 'read in' },
      { title: 'what the resume says', gives: true },
    ],
    suggestionsIn(offer).map(({ id, kind, confidence, fields }) => [
      id,
      kind,
      `${Math.round(confidence * 100)} %`,
      fields[0] ? `p. ${fields[0].page}, l. ${fields[0].line}` : '—',
      fields.map(toldOf).join(' · ') || '—',
    ]),
    5,
  );
}

function toldOf({ field, suggested, current }: Suggestion['fields'][number]): string {
  const was = current === null ? '' : `${shown(current)} → `;
  return `${field} ${was}${shown(suggested)}`;
}
