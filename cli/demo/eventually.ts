// Waiting for what comes by way of the queue: it is asked for until it is there.

const patienceMs = 30_000;
const tickMs = 100;

/** False when it has not come about in 30 s. */
export async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  return true;
}
