// Text of the length that people write, with a share of what is easily lost on the way: quotes, umlauts, line breaks, emoji.
import type { Random } from './random';

const words =
  `led built designed moved the a new our team of four engineers platform service payments from nightly batch to events
   and halved its costs within six months while keeping customers informed migrated reporting data warehouse mentored
   introduced reviews tests deployments incident response on-call rota documentation accessibility Zürich São Łódź
   naïve façade "fast" C# R&D 100% e-mail <b> 日本 👩‍💻 O’Neill`.split(/\s+/) as [string, ...string[]];

export function sentence(random: Random, least: number, most: number): string {
  return Array.from({ length: random.int(least, most) }, () => random.pick(words)).join(' ');
}

/** Several sentences, a line each. */
export function paragraph(random: Random): string {
  return Array.from({ length: random.int(1, 2) }, () => sentence(random, 8, 18)).join('\n');
}

export function list(random: Random, least: number, most: number, wordsEach: number): string[] {
  return Array.from({ length: random.int(least, most) }, () => sentence(random, 1, wordsEach));
}
