import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import { copyOnce } from '../copies.ts';
import { compared, limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { inPairs, timed } from '../pairs.ts';
import { onStage } from '../stage.ts';
import type { Stage } from '../stage.ts';

const hour = 3_600_000;

/** An account of the stage's provider whose token has expired while the machine slept. */
const expired = ({ baseUrl }: SimulatedProvider) => ({
  provider: 'cloudidr' as const,
  baseUrl,
  session: { receivedAt: Date.now() - 2 * hour, lifetimeMs: hour, freshForMs: hour - 60_000 },
});

/** Tokendock renews nothing ahead of time: whatever is sent after waking, a person has asked for. */
export const bench: Bench = {
  id: '10',
  name: 'Waking with 500 expired accounts',
  run: ({ count }) =>
    onStage(
      500,
      async (stage) => {
        const { app, server } = stage;
        server.delayMs = 50;
        await app.power('suspend');
        await app.power('resume');
        await sleep(count(30_000, 3000));
        const unasked = server.requests.length;
        const pairs = count(20, 3);
        const copies = await inPairs({
          pairs,
          warmUps: 2,
          ours: () => wakeAndCopy(stage),
          baseline: () => timed(stage.fetchToken),
        });
        // A sign-in of the app's and one of the baseline's for each pair.
        const further = server.requests.length - unasked - 2 * (pairs + 2);
        return [
          limited({ id: '10a', name: 'Requests after waking before one is asked for', unit: '' }, unasked, {
            atMost: 0,
          }),
          compared({ id: '10b', name: 'The first copy after waking, beside a bare fetch', unit: 'ms' }, copies, {
            atMost: 1.1,
          }),
          limited({ id: '10c', name: 'Requests beside those asked for', unit: '' }, further, { atMost: 0 }),
        ];
      },
      expired,
    ),
};

async function wakeAndCopy(stage: Stage): Promise<number> {
  await stage.app.advanceClock(2 * hour);
  return copyOnce(stage);
}
