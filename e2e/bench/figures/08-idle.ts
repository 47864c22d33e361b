import { setTimeout as sleep } from 'node:timers/promises';
import { providerIds } from '../../../src/contract/account.ts';
import { startAllProviders } from '../../providers/index.ts';
import { inBareApp, withBareApp } from '../bare-app.ts';
import { limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { keychainProcesses, processorTime } from '../processes.ts';
import { withApp } from '../profile.ts';

export const bench: Bench = {
  id: '8',
  name: 'Idle',
  run: ({ count }) =>
    withBareApp(async (bareApp) => {
      const seconds = count(60, 8);
      const bare = await inBareApp(bareApp, ({ pid }) => idleShare(pid, seconds), { args: ['--hidden'] });
      const servers = await startAllProviders();
      const receivedAt = Date.now() - 3_600_000;
      const figures = await withApp(
        200,
        async (app) => {
          const main = await idleShare(app.pid, seconds);
          const requests = Object.values(servers).reduce((sum, server) => sum + server.requests.length, 0);
          const calls = await keychainProcesses(app.pid);
          return [
            limited({ id: '8a', name: 'Main’s processor time', unit: '% of a core' }, main, { atMost: 0.1 }, bare),
            limited({ id: '8b', name: 'Keychain calls', unit: '' }, calls, { atMost: 0 }),
            limited({ id: '8c', name: 'Requests', unit: '' }, requests, { atMost: 0 }),
          ];
        },
        {
          args: ['--hidden'],
          // Half of the tokens have expired, half will not soon.
          each: (index) => ({
            baseUrl: servers[providerIds[index % providerIds.length] ?? 'cloudidr'].baseUrl,
            session: { receivedAt, lifetimeMs: index % 2 === 0 ? 3_000_000 : 36_000_000, freshForMs: 2_000_000 },
          }),
        },
      );
      await Promise.all(Object.values(servers).map((server) => server.close()));
      return figures;
    }),
};

/** Main's processor time while nobody does anything, in % of a core. */
async function idleShare(pid: number, seconds: number): Promise<number> {
  // What the start has left to do comes first.
  await sleep(5000);
  const before = await processorTime(pid);
  await sleep(seconds * 1000);
  return (100 * ((await processorTime(pid)) - before)) / seconds;
}
