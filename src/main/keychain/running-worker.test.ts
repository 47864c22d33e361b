import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
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
  const watched = watchWorker(worker, 300);
  const begin = performance.now();
  expect(await watched.ask({ verb: 'get', account: 'a' })).toEqual({ ok: false, trouble: 'no-answer' });
  watched.stop();
  await ended;
  expect(performance.now() - begin).toBeLessThan(1300);
  expect(watched.alive).toBe(false);
});

test('a process that ends at a question is a crash, at once', async () => {
  const { worker } = await start(`process.on('message', () => process.exit(3)); process.send('ready');`);
  const watched = watchWorker(worker, 10_000);
  expect(await watched.ask({ verb: 'get', account: 'a' })).toEqual({ ok: false, trouble: 'crashed' });
  expect(watched.alive).toBe(false);
  expect(await watched.ask({ verb: 'get', account: 'a' })).toEqual({ ok: false, trouble: 'crashed' });
});

test('the time for an answer begins with its question', async () => {
  const { worker } = await start(`
    process.on('message', ({ id, account }) => {
      if (account === 'known') process.send({ id, ok: true, value: 'x' });
    });
    process.send('ready');
  `);
  const watched = watchWorker(worker, 300);
  for (let wait = 0; wait < 4; wait++) {
    expect(await watched.ask({ verb: 'get', account: 'known' })).toMatchObject({ ok: true, value: 'x' });
    await sleep(200);
  }
  const begin = performance.now();
  expect(await watched.ask({ verb: 'get', account: 'lost' })).toEqual({ ok: false, trouble: 'no-answer' });
  expect(performance.now() - begin).toBeGreaterThan(295);
  // Nor does one that nobody waited for come into the next.
  await sleep(400);
  expect(await watched.ask({ verb: 'get', account: 'known' })).toMatchObject({ ok: true, value: 'x' });
  expect(await watched.ask({ verb: 'get', account: 'lost' })).toEqual({ ok: false, trouble: 'no-answer' });
});
