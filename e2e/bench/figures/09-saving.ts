import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchedApp } from '../../stand-in/hosts/launched-app.ts';
import { compared, limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { inPairs } from '../pairs.ts';
import { withApp } from '../profile.ts';
import { quantile } from '../quantile.ts';
import { withStore } from '../savings.ts';

export const bench: Bench = {
  id: '9',
  name: 'Saving one change among 10,000 accounts',
  async run({ count }) {
    const pairs = await withStore(10_000, (among10000) =>
      withStore(10, (among10) =>
        inPairs({
          pairs: count(200, 20),
          warmUps: 10,
          ours: async () => among10000(),
          baseline: async () => among10(),
        }),
      ),
    );
    const stalls = await withApp(10_000, (app) => stallsOf(app, count(200, 20)));
    return [
      compared({ id: '9a', name: 'One change saved among 10,000, beside among 10', unit: 'ms' }, pairs, null),
      limited(
        { id: '9b', name: 'Main’s longest stall for a change, from the call to window and tray, p99', unit: 'ms' },
        quantile(stalls, 0.99),
        { atMost: 20 },
        quantile(stalls, 0.5),
      ),
    ];
  },
};

/** Longer than it takes until window and tray have been told, in ms. */
const settledMs = 120;

/** The longest stall of main's loop for each of so many changes, in ms. */
async function stallsOf(app: LaunchedApp, changes: number): Promise<number[]> {
  await app.window.getByRole('row').first().waitFor();
  const ids: readonly string[] = await app.window.evaluate(async () => {
    const state = await Reflect.get(window, 'tokendock').call('loadState');
    return state.value.accounts.map(({ id }: { id: string }) => id);
  });
  const stalls: number[] = [];
  // The first ones are compiled on the way.
  for (let change = -10; change < changes; change++) {
    const id = ids[((change + 10) * 7919) % ids.length] ?? '';
    await app.resetLag();
    const input = { id, pinned: true };
    await app.window.evaluate((pin) => Reflect.get(window, 'tokendock').call('setPinned', pin), input);
    await sleep(settledMs);
    if (change >= 0) stalls.push((await app.lag()).maxMs);
  }
  return stalls;
}
