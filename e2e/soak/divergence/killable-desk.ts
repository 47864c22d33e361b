import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Deed, Done } from './desk-messages.ts';

export interface KillableDesk {
  /** How it ended; null: it was killed before it could say so. A next deed starts another process. */
  carryOut(deed: Deed): Promise<Done | null>;
  /** How often it was killed. */
  crashes(): number;
  /** Kills it, if it has not ended yet. */
  kill(): Promise<void>;
}

const program = join(import.meta.dirname, 'desk-process.ts');
const withoutElectron = pathToFileURL(join(import.meta.dirname, '../../../src/main/testing/without-electron.ts')).href;

/** The process that holds the accounts, and the next ones after it. */
export function createKillableDesk(env: Readonly<Record<string, string>>): KillableDesk {
  let child: ChildProcess | null = null;
  let crashes = 0;
  let number = 0;
  const waiting = new Map<number, (done: Done | null) => void>();

  const startProcess = (): ChildProcess => {
    const started = fork(program, {
      env: { ...process.env, ...env },
      execArgv: ['--import', withoutElectron],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.on('message', (done: Done) => {
      waiting.get(done.number)?.(done);
      waiting.delete(done.number);
    });
    started.once('exit', (_code, signal) => {
      if (child === started) child = null;
      if (signal === 'SIGKILL') crashes += 1;
      for (const settle of waiting.values()) settle(null);
      waiting.clear();
    });
    return started;
  };

  return {
    carryOut(deed) {
      child ??= startProcess();
      const asked = { number: ++number, deed };
      const { promise, resolve } = Promise.withResolvers<Done | null>();
      waiting.set(asked.number, resolve);
      // One that has ended says so by 'exit'.
      child.send(asked, () => undefined);
      return promise;
    },
    crashes: () => crashes,
    async kill() {
      if (child === null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
