import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not null, or rejects with what was missing. */
export async function untilFound<T>(
  ask: () => T | null | Promise<T | null>,
  missing: string,
  patienceMs = 15_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(missing);
    await sleep(10);
  }
}
