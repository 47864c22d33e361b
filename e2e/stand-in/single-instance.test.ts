import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from './single-instance.ts';

const mine = { argv: ['node', 'app', '--from-me'], workingDirectory: '/somewhere', additionalData: { a: 1 } };
let folder: string;
let holder: ChildProcess;

/** A process that has the lock of the folder and reports who else wanted it. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-lock-'));
  holder = fork(join(import.meta.dirname, 'fixture/hold-lock.ts'), [folder], { execArgv: [] });
  const [state] = await once(holder, 'message');
  if (state !== 'held') throw new Error(`the holder was ${state}`);
}, 60_000);

afterEach(async () => {
  holder.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

it('a later instance is refused, and the first learns of its arguments', async () => {
  const told = once(holder, 'message');
  expect(takeLock(folder, mine, () => undefined)).toBeNull();
  expect((await told)[0]).toEqual(mine);
});

it('what a killed instance left behind keeps nobody out', async () => {
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = takeLock(folder, mine, () => undefined);
  expect(lock?.listening).toBe(true);
  lock?.close();
});

it('another folder is another lock', async () => {
  const other = await mkdtemp(join(tmpdir(), 'stand-in-lock-'));
  const lock = takeLock(other, mine, () => undefined);
  expect(lock).not.toBeNull();
  lock?.close();
  await rm(other, { recursive: true });
});

it('a folder whose path is too long for a socket has a lock all the same', () => {
  const deep = join(folder, 'x'.repeat(120));
  const lock = takeLock(deep, mine, () => undefined);
  expect(lock?.listening).toBe(true);
  lock?.close();
});
