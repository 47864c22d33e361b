import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { watchWorker } from './running-worker.ts';
import type { KeychainWorker } from './running-worker.ts';

let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  child = null;
});

/** A real process that runs `program`; `kill()` only asks, as Electron's does. */
async function start(program: string): Promise<{ worker: KeychainWorker; ended: Promise<unknown[]> }> {
  const process = fork('-', { execPath: globalThis.process.execPath, execArgv: ['-e', program] });
  child = process;
  await once(process, 'message');
  return {
    ended: once(process, 'exit'),
    worker: {
      get pid() {
        return process.pid;
      },
      postMessage: (message) => void process.send(message),
      on: (event: string, listener: (message: unknown) => void) => process.on(event, listener),
      kill: () => process.kill('SIGTERM'),
    },
  };
}

test('a process that ignores a polite request, and does not even run its loop, is dead at the deadline', async () => {
  const { worker, ended } = await start(`
    process.on('SIGTERM', () => {});
    process.on('message', () => { for (;;); });
    process.send('ready');
  `);
  const watched = watchWorker(worker);
  const begin = performance.now();
  expect(await watched.ask({ verb: 'get', account: 'a' }, 300)).toEqual({ ok: false, trouble: 'no-answer' });
  watched.stop();
  await ended;
  expect(performance.now() - begin).toBeLessThan(1300);
  expect(watched.alive).toBe(false);
});

test('a process that ends at a question is a crash, at once', async () => {
  const { worker } = await start(`process.on('message', () => process.exit(3)); process.send('ready');`);
  const watched = watchWorker(worker);
  expect(await watched.ask({ verb: 'get', account: 'a' }, 10_000)).toEqual({ ok: false, trouble: 'crashed' });
  expect(watched.alive).toBe(false);
  expect(await watched.ask({ verb: 'get', account: 'a' }, 10_000)).toEqual({ ok: false, trouble: 'crashed' });
});
