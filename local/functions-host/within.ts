// A limit to what is waited for.

/** Settles as `work` does, or rejects after `ms` milliseconds: for what a peer that has died may never answer. */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  tooLate: () => Error = () => new Error(`no answer within ${ms} ms`),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
