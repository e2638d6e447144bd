// Addresses that a document may link to.

const schemes = new Set(['http:', 'https:', 'mailto:']);

/** As it is written; none for another scheme, for a place in the document and for what is no address. */
export function safeLink(address: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? '';
  return schemes.has(URL.parse(trimmed)?.protocol ?? '') ? trimmed : undefined;
}
