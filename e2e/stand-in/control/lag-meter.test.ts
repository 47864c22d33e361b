import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startLagMeter } from './lag-meter.ts';

it('counts a call that blocks as a whole', async () => {
  const meter = startLagMeter();
  await sleep(30);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  await sleep(30);
  const { maxMs, maxWithWaitsMs } = meter.read();
  expect(maxMs).toBeGreaterThan(190);
  expect(maxWithWaitsMs).toBeGreaterThanOrEqual(maxMs);
});

it('forgets what was before a reset', async () => {
  const meter = startLagMeter();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  await sleep(30);
  meter.reset();
  await sleep(30);
  expect(meter.read().maxMs).toBeLessThan(190);
});
