// The name that a download is kept under, whatever somebody has called the file: RFC 6266, and RFC 8187 for what is not ASCII.

/** Only letters, digits and a few harmless signs stand in the plain name. */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
}

/** RFC 8187 escapes more than encodeURIComponent does. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
