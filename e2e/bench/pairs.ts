/** What was measured in turn; the values at one place were taken one right after the other. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
}

interface Measuring {
  readonly pairs: number;
  /** Pairs that come first and do not count. */
  readonly warmUps?: number;
  /** Each does it once and answers what it cost, in the row's unit. */
  readonly ours: () => Promise<number>;
  readonly baseline: () => Promise<number>;
}

/**
 * Measures two things in turn, so that whatever else the machine does meets both. Who comes first changes with each
 * pair, since the first may warm something up for the second.
 */
export async function inPairs({ pairs, warmUps = 1, ours, baseline }: Measuring): Promise<Pairs> {
  const measured = { ours: [] as number[], baseline: [] as number[] };
  for (let pair = -warmUps; pair < pairs; pair++) {
    const oursFirst = pair % 2 === 0;
    const first = await (oursFirst ? ours : baseline)();
    const second = await (oursFirst ? baseline : ours)();
    if (pair < 0) continue;
    measured.ours.push(oursFirst ? first : second);
    measured.baseline.push(oursFirst ? second : first);
  }
  return measured;
}

/** How long it takes, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
