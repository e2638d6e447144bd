// What is told of a file that nothing was read of.

import type { RefusalCode } from '../../sections/resume-words';
import type { ParseResult, ParserId } from '../model/parse-result';

export function refused(reason: RefusalCode, parser: ParserId): ParseResult {
  return { status: 'refused', reason, ...nothingRead(parser) };
}

export function nothingRead(parser: ParserId): Pick<ParseResult, 'parser' | 'warnings' | 'pages'> {
  return { parser, warnings: [], pages: 0 };
}
