import { resolve } from 'node:path';
import { inProcessGroup } from '../process-group.ts';
import type { Check, Outcome } from './check.ts';

export interface Checked extends Outcome {
  readonly id: string;
  readonly name: string;
  readonly held: boolean;
  /** Whether it came to its end and answered; what it says of a crash or of running out of time is not its own. */
  readonly answered: boolean;
  readonly seconds: number;
}

interface Options {
  readonly quick: boolean;
  /** Where the program lies that is checked: this repository, or a copy of it. */
  readonly root: string;
}

/** A check that hangs has failed; in ms. */
const patienceMs = { quick: 120_000, full: 900_000 };
/** What a check that broke has written, for a person; in characters. */
const shownOutput = 4000;

/** Runs a check in a process of its own. Never rejects. */
export async function runCheck({ id, name }: Check, { quick, root }: Options): Promise<Checked> {
  const began = performance.now();
  const { answer, output } = await inProcessGroup<Outcome>({
    path: resolve(root, 'e2e/soak/run-check.ts'),
    args: [id, ...(quick ? ['--quick'] : [])],
    cwd: root,
    patienceMs: quick ? patienceMs.quick : patienceMs.full,
  });
  const { figures, broken } = answer ?? {
    figures: {},
    broken: [`It did not end well. ${output.slice(-shownOutput)}`],
  };
  const held = broken.length === 0 && Object.keys(figures).length > 0;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  return { id, name, held, answered: answer !== null, seconds, figures, broken };
}

/** Two at a time, which suits two cores; those that measure time run by themselves, at the end. */
export async function runChecks(
  checks: readonly Check[],
  options: Options,
  tell: (checked: Checked) => void,
): Promise<Checked[]> {
  const done: Checked[] = [];
  const work = async (queue: Check[]): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const checked = await runCheck(next, options);
      done.push(checked);
      tell(checked);
    }
  };
  const shared = checks.filter(({ alone }) => !alone);
  await Promise.all([work(shared), work(shared)]);
  await work(checks.filter(({ alone }) => alone));
  return done.toSorted((a, b) => Number(a.id) - Number(b.id));
}
