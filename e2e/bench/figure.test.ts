import { expect, it } from 'vitest';
import { compared, limited } from './figure.ts';
import { inPairs, timed } from './pairs.ts';
import { tableOf } from './table.ts';

it('holds a ratio of medians to its limit, and shows the quartiles of the pairs', () => {
  const pairs = { ours: [10, 12, 11], baseline: [10, 10, 40] };
  const figure = compared({ id: '1', name: 'Copy', unit: 'ms' }, pairs, { atMost: 1.1 });
  expect(figure).toMatchObject({ ours: 11, baseline: 10, ratio: 1.1, held: true, target: 'ratio ≤ 1.1' });
  expect(figure.spread?.ratio).toEqual([expect.closeTo(0.6375), expect.closeTo(1.1)]);
  expect(tableOf([figure]).split('\n')).toEqual([
    '|   | figure | ours              | baseline      | ratio           | target      | held |',
    '| - | ------ | ----------------- | ------------- | --------------- | ----------- | ---- |',
    '| 1 | Copy   | 11 ms (10.5–11.5) | 10 ms (10–25) | 1.1 (0.637–1.1) | ratio ≤ 1.1 | yes  |',
  ]);
});

it('holds nothing that is beyond the limit, or was not measured', () => {
  const row = { id: '4', name: 'Size', unit: 'kB' };
  expect(limited(row, 166, { atMost: 165 }).held).toBe(false);
  expect(limited(row, 165, { atMost: 165 }, 67)).toMatchObject({ held: true, baseline: 67, target: '≤ 165' });
  expect(limited(row, 19, { atLeast: 20 }).held).toBe(false);
  expect(limited(row, [], { atLeast: 20 }).held).toBe(false);
  expect(limited(row, [], null).held).toBe(false);
});

it('takes pairs in turn, each side first as often as the other, and leaves the warm-ups out', async () => {
  const order: string[] = [];
  const take = (side: string) => async () => order.push(side);
  const measured = await inPairs({ pairs: 2, warmUps: 1, ours: take('ours'), baseline: take('baseline') });
  expect(order).toEqual(['baseline', 'ours', 'ours', 'baseline', 'baseline', 'ours']);
  expect(measured).toEqual({ ours: [3, 6], baseline: [4, 5] });
});

it('times in ms', async () => {
  const took = await timed(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(took).toBeGreaterThan(18);
  expect(took).toBeLessThan(2000);
});
