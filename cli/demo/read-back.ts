// Reads the profile and its history back over HTTP and compares them with what SQL holds.
import { canonicalJson } from '../../shared/audit/canonical-json';
import type { HistoryChange } from '../../shared/reading/history-change';
import type { Json } from '../../shared/sections/section';
import { count } from '../../shared/sql/column';
import type { Exchange } from './client';
import type { Demo } from './demo';

const pageSize = 12;
/** More than any journey has: an endless list of pages is a fault of its own. */
const mostPages = 50;

/** `stored`: all changes of the profile, as SQL has them, newest first. */
export async function readBack(demo: Demo, stored: readonly HistoryChange[]): Promise<void> {
  const { expect } = demo;
  const visit = demo.visit(demo.people.candidate);
  const { answer } = await visit.read('', 'reads the whole profile back');
  const profile = (await demo.holdings()).rows('profile.Profile')[0];
  expect.equal('its version is the one in SQL', answer.body.version, count(profile?.version));

  const pages: Json[] = [];
  let path: string | undefined = `history?limit=${pageSize}`;
  while (path !== undefined && pages.length < mostPages) {
    const page: Exchange = await visit.read(path, 'reads who changed what, page by page');
    const { body } = page.answer;
    pages.push((body.changes ?? []) as Json);
    path = typeof body.nextCursor === 'string' ? `history?limit=${pageSize}&cursor=${body.nextCursor}` : undefined;
  }
  const told = pages.flat();
  const same = canonicalJson(told) === canonicalJson(JSON.parse(JSON.stringify(stored)));
  const seen = same ? `${told.length} changes, page by page` : `${told.length} changes that differ`;
  expect.that('the history over HTTP tells every change in SQL', same, seen, `the ${stored.length} changes in SQL`);
}
