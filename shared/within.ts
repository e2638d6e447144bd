// Why: some clients wait a minute or longer for a server that is away; who asks wants to know within seconds.

/**
 * The work's result, or a rejection with `late()` when it has not come after `ms` milliseconds. The work itself is not
 * stopped; how it ends after that is of no interest to anybody.
 */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
