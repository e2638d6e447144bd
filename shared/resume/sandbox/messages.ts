// What goes between the pool and its children, by structured clone. A child has one file at a time and answers each once.
import type { ParseResult, ParserId } from '../model/parse-result';
import type { FileToParse } from './parse-file';

export type ToChild = FileToParse;

/** First that it is ready, then a result for each file. */
export type FromChild = { readonly ready: ParserId } | { readonly result: ParseResult };
