// Warnings as they are stored: `code`, `code:page` or `code:page:line`.
import { type Warning, warningCodes } from '../model/warning';

export function warningText({ code, page, line }: Warning): string {
  return [code, page, page === undefined ? undefined : line].filter((part) => part !== undefined).join(':');
}

/** Undefined for what is no warning of this version. */
export function warningOf(text: string): Warning | undefined {
  const [, given, page, line] = /^([a-z-]+)(?::(\d+)(?::(\d+))?)?$/.exec(text) ?? [];
  const code = warningCodes.find((one) => one === given);
  if (code === undefined) return undefined;
  return { code, ...(page && { page: Number(page) }), ...(line && { line: Number(line) }) };
}
