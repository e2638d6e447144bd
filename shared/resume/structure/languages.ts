// Languages that somebody speaks, and how well: only names of languages are taken.
import type { Line } from '../model/document';
import type { Language, ParsedLanguage } from '../model/parsed-resume';
import { tidy } from './entries/cut-line';
import { found } from './entries/found';
import { languageCodeOf, languageNames } from './vocabulary/language-names';
import { fluencyWords } from './vocabulary/levels';
import { flatText } from './vocabulary/plain-words';

export function languagesOf(lines: readonly Line[], _language: Language): readonly ParsedLanguage[] {
  const byCode = new Map<string, ParsedLanguage>();
  let last: string | undefined;
  for (const line of lines) {
    const mentions = mentionsIn(line);
    if (mentions.length === 0 && last !== undefined) {
      const before = byCode.get(last);
      const fluency = fluencyIn(line.text);
      if (before !== undefined && before.fluency === undefined && fluency?.isKnown === true) {
        byCode.set(last, { ...before, fluency: found(fluency.text, 0.75, line) });
      }
    }
    for (const { code, name, fluency } of mentions) {
      last = code;
      if (byCode.has(code)) continue;
      byCode.set(code, {
        language: found(name, fluency?.isKnown === true ? 0.95 : 0.85, line),
        code,
        ...(fluency === undefined ? {} : { fluency: found(fluency.text, fluency.isKnown ? 0.9 : 0.6, line) }),
      });
    }
  }
  return [...byCode.values()];
}

interface Mention {
  readonly code: string;
  readonly name: string;
  readonly fluency: Fluency | undefined;
}

interface Fluency {
  readonly text: string;
  readonly isKnown: boolean;
}

/** Between one name and the next stands how well it is spoken; before the first one in `Native German` or `C1: English, French`. */
function mentionsIn({ text }: Line): readonly Mention[] {
  const names = [...flatText(text).matchAll(languageNames)];
  const inFront = names[0] === undefined ? undefined : fluencyIn(text.slice(0, names[0].index));
  return names.flatMap((match, index) => {
    const code = languageCodeOf(match[0]);
    if (code === undefined) return [];
    const to = match.index + match[0].length;
    const behind = fluencyIn(text.slice(to, names[index + 1]?.index));
    const fluency = behind ?? (inFront?.isKnown === true ? inFront : undefined);
    return [{ code, name: text.slice(match.index, to), fluency }];
  });
}

function fluencyIn(text: string): Fluency | undefined {
  const bare = tidy(
    tidy(text.replaceAll(/[●○◉◯★☆■□▪▫⬤⚫⚪]+/g, ' ').replaceAll('\t', ' '))
      .replace(/^(?:languages?|sprachen?|langues?|idiomas?)\s*:\s*/i, '')
      .replace(/(?:^|\s)(?:and|und|et|y|&)$/i, ''),
  );
  const words = bare.split(/\s+/).length;
  if (bare === '' || words > 9 || !/\p{L}/u.test(bare)) return undefined;
  return { text: bare, isKnown: fluencyWords.test(flatText(bare)) };
}
