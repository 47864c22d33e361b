import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchOwnLag } from './own-lag.ts';

test('a blocked event loop is seen, as a synchronous keychain call would be', async () => {
  const lag = watchOwnLag();
  await pause(50);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  await pause(50);
  expect(lag.stop()).toBeGreaterThan(70);
});

test('an idle event loop does not stand still', async () => {
  const lag = watchOwnLag();
  await pause(500);
  expect(lag.stop()).toBeLessThan(50);
});
