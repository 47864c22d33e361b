import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.mjs';
import { capture } from './processes.mjs';

it('the second waits for the first, even where that fails', async () => {
  /** @type {string[]} */
  const log = [];
  const work = (/** @type {string} */ name) => async () => {
    log.push(`${name} begins`);
    await setTimeout(50);
    log.push(`${name} ends`);
    throw new Error(name);
  };
  const ends = await Promise.allSettled([oneAtATime(work('first')), oneAtATime(work('second'))]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('a command that was killed meanwhile is not waited for', async () => {
  const module = pathToFileURL(resolve(import.meta.dirname, 'one-at-a-time.mjs')).href;
  const script = `import { oneAtATime } from '${module}'; await oneAtATime(() => process.kill(process.pid, 'SIGKILL'));`;
  await capture(process.execPath, ['--input-type=module', '-e', script]);
  expect(await oneAtATime(async () => 'done')).toBe('done');
});
