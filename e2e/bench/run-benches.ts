import { resolve } from 'node:path';
import { inProcessGroup } from '../process-group.ts';
import { limited } from './figure.ts';
import type { Bench, Figure } from './figure.ts';

interface Measured {
  readonly figures: readonly Figure[];
  /** What it has written, where it did not end well. */
  readonly trouble: string | null;
  readonly seconds: number;
}

/** A bench that takes longer hangs; in ms. */
const patienceMs = 600_000;

/** Measures one subject, with nothing of its own beside it. Never rejects: what gave no figures has not held. */
export async function runBench({ id, name }: Bench, quick: boolean): Promise<Measured> {
  const began = performance.now();
  const { answer, output } = await inProcessGroup<readonly Figure[]>({
    path: resolve(import.meta.dirname, 'run-bench.ts'),
    args: [id, ...(quick ? ['--quick'] : [])],
    cwd: resolve(import.meta.dirname, '../..'),
    patienceMs,
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  if (answer && answer.length > 0) return { figures: answer, trouble: null, seconds };
  return { figures: [limited({ id, name, unit: '' }, Number.NaN, null)], trouble: output, seconds };
}
