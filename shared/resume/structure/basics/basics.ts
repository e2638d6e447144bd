// Who it is and how to reach them: what stands above the first heading and under headings for personal data.
import type { Language, ParsedBasics } from '../../model/parsed-resume';
import type { SectionBlock } from '../section-block';
import { contactLines, otherLines } from './contact-text';
import { emailsOf } from './emails';
import { labelOf } from './label';
import { linksOf } from './links';
import { locationOf } from './location';
import { nameOf } from './name';
import { phonesOf } from './phones';
import { summaryOf } from './summary';

export function basicsOf(blocks: readonly SectionBlock[], language: Language): ParsedBasics {
  const contacts = contactLines(blocks);
  const others = otherLines(blocks);
  const emails = firstNonEmpty(emailsOf(contacts), emailsOf(others));
  const header = blocks.filter(({ kind }) => kind === 'header').flatMap(({ lines }) => lines);
  const firstPage = blocks.flatMap(({ lines }) => lines).filter(({ page }) => page === 1);
  const name = nameOf(contacts, firstPage, emails, language);
  const label = labelOf(header, name, language);
  const location = locationOf(contacts, [name, label]);
  const summary = summaryOf(blocks);
  return {
    ...(name === undefined ? {} : { name }),
    ...(label === undefined ? {} : { label }),
    emails,
    phones: firstNonEmpty(phonesOf(contacts, language), phonesOf(others, language)),
    links: linksOf(contacts),
    ...(location === undefined ? {} : { location }),
    ...(summary === undefined ? {} : { summary }),
  };
}

function firstNonEmpty<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return one.length > 0 ? one : other;
}
