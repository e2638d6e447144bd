// Telephone numbers as people write them in their header. Which country's they are is not asked: `12345 Berlin` and dates are told apart by
// their form.
import type { Found, Language } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';
import { found } from '../entries/found';
import { type ContactText, isOtherPersonalData } from './contact-text';

const number = /(?<![\p{L}\d@/._-])(?:\(?\+|00|\()?\d[\d ()./\u00A0\u2009\u202F‐‑–-]{5,}\d(?![\p{L}\d@])/gu;
const label =
  /(?:tel(?:e[fp]h?on[oe]?)?|phone|mobil[e]?|handy|cell(?:ular)?|m[oó]vil|portable|festnetz|fixe|fax|t[eé]l|fon|☎|📞|📱|✆|(?:^|[\s|])[TMP])\s*[.:)]?\s*(?:\([^)]*\))?\s*$/iu;

const labelReach = 40;

export function phonesOf(texts: readonly ContactText[], language: Language): readonly Found[] {
  const phones = new Map<string, Found>();
  const pieces = texts.flatMap((contact) => contact.text.split(/\t|\s*[|•·]\s*/).map((text) => ({ ...contact, text })));
  for (const { line, text, isHeader } of pieces) {
    if (isOtherPersonalData(text)) continue;
    for (const match of withoutAddresses(text).matchAll(number)) {
      const labelled = label.test(text.slice(Math.max(0, match.index - labelReach), match.index));
      for (const value of parted(match[0])) {
        const confidence = confidenceOf(value, labelled, language) - (isHeader ? 0 : 0.03);
        const key = digitsOf(value).replace(/^0+/, '');
        if (confidence > 0.5 && !phones.has(key)) phones.set(key, found(value, confidence, line));
      }
    }
  }
  return [...phones.values()];
}

/** Digits of e-mail addresses and links are nobody's number. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/(?<!\S)\S*(?:@|https?:|www\.|\.[a-z]{2,}\/)\S*/gi, (address) => '_'.repeat(address.length));
}

/** `030 123456 / 0171 1234567` are two. */
function parted(text: string): readonly string[] {
  const parts = text.split(/\s+[/–-]\s+/);
  return parts.every((part) => digitsOf(part).length >= 7) ? parts.map(tidied) : [tidied(text)];
}

function tidied(text: string): string {
  const value = text.trim().replace(/[\s./–(-]+$/, '');
  return value.startsWith('(') && !value.includes(')') ? value.slice(1) : value;
}

function confidenceOf(value: string, labelled: boolean, language: Language): number {
  const digits = digitsOf(value);
  if (digits.length < 6 || digits.length > 15 || findPeriods(value, language).length > 0) return 0;
  if (/^\d{4}\s?[–-]\s?\d{4}$|^\d{5}-\d{4}$/.test(value)) return labelled ? 0.7 : 0;
  if (/^\(?(?:\+|00)/.test(value) && digits.length >= 8) return 0.97;
  if (labelled) return 0.95;
  if (/^\(?0\d/.test(value) && digits.length >= (/\d\D+\d/.test(value) ? 8 : 9)) return 0.9;
  if (/^\(?[2-9]\d{2}\)?[\s.‐‑–-]*\d{3}[\s.‐‑–-]?\d{4}$/.test(value)) return 0.92;
  if (/^[679]\d{2}[\s.]?(?:\d{3}[\s.]?\d{3}|\d{2}[\s.]?\d{2}[\s.]?\d{2})$/.test(value)) return 0.85;
  if (/^\d{3}[-.]\d{4}$/.test(value)) return 0.7;
  return digits.length >= 9 && /\D/.test(value) ? 0.65 : 0;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
