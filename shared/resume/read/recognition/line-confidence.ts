// How surely each line of a laid out page was recognised: the mean of its words, the longer ones counting more.
import { round } from '../../layout/runs';
import type { Line, Page } from '../../model/document';
import type { SizedLine } from './type-size';

interface Part {
  readonly middle: number;
  readonly confidence: number;
  readonly characters: number;
}

/** @param recognised of the page. What the layout has made one line of stands on one baseline, between the line's two ends. */
export function surelyRead(page: Page, recognised: readonly SizedLine[]): Page {
  const parts = new Map<number, Part[]>();
  for (const { line, places, baseline } of recognised) {
    const onBaseline = parts.get(round(baseline)) ?? [];
    onBaseline.push(
      ...line.words.map(({ confidence, content }, index) => {
        const { left = 0, right = 0 } = places[index] ?? {};
        return { confidence, characters: content.length, middle: (left + right) / 2 };
      }),
    );
    parts.set(round(baseline), onBaseline);
  }
  return {
    ...page,
    lines: page.lines.map((line) => {
      const inside = (parts.get(baselineOf(line)) ?? []).filter(
        ({ middle }) => middle >= line.x && middle <= line.x + line.width,
      );
      return inside.length === 0 ? line : { ...line, confidence: meanOf(inside) };
    }),
  };
}

/** As the layout has placed it. */
function baselineOf({ y, fontSize }: Line): number {
  return round(y + 0.8 * fontSize);
}

function meanOf(parts: readonly Part[]): number {
  const characters = parts.reduce((sum, part) => sum + part.characters, 0);
  const sure = parts.reduce((sum, part) => sum + part.confidence * part.characters, 0);
  return characters === 0 ? 1 : Math.round((100 * sure) / characters) / 100;
}
