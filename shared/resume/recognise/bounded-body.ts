// The body of an answer, as far as it may reach.

/** Undefined for a longer one, of which no more is read. Rejects where the connection breaks. */
export async function bodyUpTo(bytes: number, answer: Response): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels what is still to come.
    if (length > bytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
