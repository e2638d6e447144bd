// Text on its way into SQL inside JSON, written so that every server reads it back alike.
//
// SQL Server decodes the escapes of a JSON string (\\n, \\", \\\\) in OPENJSON; not every server that speaks T-SQL does. So the six
// characters that need an escape and may stand in text travel as C1 control characters, which validation keeps out of every
// text, and TRANSLATE turns them back. A binary collation makes it compare code units, nothing else.

const plain = ['"', '\\', '\t', '\n', '\f', '\r'] as const;
const coded = ['\u0082', '\u009c', '\u0089', '\u008a', '\u008c', '\u008d'] as const;

const codeOf = new Map<string, string>(plain.map((one, at) => [one, coded[at] ?? '']));
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has no place in a JSON string, or in text at all.
const special = /["\\\u0000-\u001f\u0080-\u009f]/g;

/** The text as a JSON string without any escape. A control character that no text should hold becomes U+FFFD. */
export function quoted(text: string): string {
  return `"${text.replace(special, (one) => codeOf.get(one) ?? '\ufffd')}"`;
}

/** Whether the text is free of what `quoted` has to code. */
export function isPlain(text: string): boolean {
  return text.search(special) === -1;
}

const nchars = (characters: readonly string[]) => characters.map((one) => `NCHAR(${one.charCodeAt(0)})`).join(' + ');

/** The T-SQL expression for a text column that `quoted` wrote. */
export function plainText(column: string): string {
  return `TRANSLATE(${column} COLLATE Latin1_General_BIN2, ${nchars(coded)}, ${nchars(plain)})`;
}
