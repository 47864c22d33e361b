import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { entryAt } from '../../fixtures.ts';
import { startProvider } from '../../providers/index.ts';
import { startSecretService } from '../../secret-service.ts';
import { addAccount, expectStatus } from '../../window-steps.ts';
import { inBareApp, withBareApp } from '../bare-app.ts';
import { limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { residentMemory } from '../processes.ts';
import { withApp } from '../profile.ts';

const copies = 5000;

export const bench: Bench = {
  id: '12',
  name: 'Memory',
  run: ({ count }) =>
    withBareApp(async (bareApp) => {
      const bare = await inBareApp(
        bareApp,
        async ({ pid, window }) => {
          await window.locator('p').waitFor();
          return settledMemory(pid);
        },
        { args: ['--tray'] },
      );
      const [service, server] = await Promise.all([startSecretService(), startProvider('cloudidr')]);
      const figures = await withApp(
        200,
        async ({ pid, window }) => {
          await window.getByRole('row').first().waitFor();
          const main = await settledMemory(pid);
          await addAccount(window, entryAt(server, 'prod admin'));
          await expectStatus(window, 'prod admin', 'Fresh');
          // The first copies make what is there once, and show V8 how much garbage it may let lie.
          await copy(window, 'prod admin', 500);
          const before = await settledMemory(pid);
          await copy(window, 'prod admin', count(copies, 500));
          const after = await settledMemory(pid);
          return [
            limited(
              {
                id: '12a',
                name: 'Main after start with 200 accounts, above a bare main with 200 items in a tray',
                unit: 'MB',
              },
              main - bare,
              { atMost: 25 },
            ),
            limited({ id: '12b', name: 'The same, beside it', unit: 'MB' }, main, null, bare),
            grown(before, after),
          ];
        },
        { env: service.env },
      );
      await Promise.all([service.close(), server.close()]);
      return figures;
    }),
};

function grown(before: number, after: number) {
  const figure = limited(
    { id: '12c', name: 'Main after 5,000 copies, beside before', unit: 'MB' },
    after,
    null,
    before,
  );
  return { ...figure, target: 'ratio ≤ 1.1', held: after / before <= 1.1 };
}

/** The least of 20 s, in MB: V8 gives back what it does not need some 8 s after the last work. */
async function settledMemory(pid: number): Promise<number> {
  const seen: number[] = [];
  for (let second = 0; second < 20; second++) {
    await sleep(1000);
    seen.push(await residentMemory(pid));
  }
  return Math.min(...seen);
}

/** Copies the account's token so often, one after another, as its button does. */
async function copy(page: Page, label: string, times: number): Promise<void> {
  const id = await page.getByRole('row', { name: label, exact: true }).getAttribute('data-key');
  await page.evaluate(
    async ([account, number]) => {
      for (let i = 0; i < number; i++) {
        const answer = await Reflect.get(window, 'tokendock').call('copyToken', { id: account });
        if (!answer.ok) throw new Error(answer.error.message);
      }
    },
    [id ?? '', times] as const,
  );
}
