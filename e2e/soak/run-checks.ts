import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { Check, Outcome } from './check.ts';

export interface Checked extends Outcome {
  readonly id: string;
  readonly name: string;
  readonly held: boolean;
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
  const path = resolve(root, 'e2e/soak/run-check.ts');
  const child = fork(path, [id, ...(quick ? ['--quick'] : [])], { cwd: root, silent: true, detached: true });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  let outcome: Outcome | null = null;
  child.on('message', (message: Outcome) => (outcome = message));
  const timer = setTimeout(() => end(child.pid), quick ? patienceMs.quick : patienceMs.full);
  await new Promise((settle) => {
    child.on('close', settle);
  });
  clearTimeout(timer);
  // Whatever it started ends with it.
  end(child.pid);
  const { figures, broken } = outcome ?? {
    figures: {},
    broken: [`It did not end well. ${output.slice(-shownOutput)}`],
  };
  const held = broken.length === 0 && Object.keys(figures).length > 0;
  return { id, name, held, seconds: Math.round((performance.now() - began) / 100) / 10, figures, broken };
}

function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
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
