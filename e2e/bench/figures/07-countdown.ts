import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { inBareApp, withBareApp } from '../bare-app.ts';
import { limited } from '../figure.ts';
import type { LaunchedApp } from '../../stand-in/hosts/launched-app.ts';
import type { Bench } from '../figure.ts';
import { metricsOf } from '../page-metrics.ts';
import { withApp } from '../profile.ts';

const minute = 60_000;

export const bench: Bench = {
  id: '7',
  name: 'Countdown',
  run: ({ count }) =>
    withBareApp(async (bareApp) => {
      const seconds = count(30, 6);
      const bare = await inBareApp(bareApp, async ({ window }) => {
        await window.locator('p').waitFor();
        return share(window, seconds);
      });
      const ticking = await withList(minute, async ({ window }) => share(window, seconds));
      // No token ages meanwhile: what main has to tell then is no countdown.
      const [scripts, hidden] = await withList(10 * minute, async (app) => {
        await app.closeWindow();
        // Chromium tells the page a moment later.
        await app.window.waitForFunction(() => document.hidden, undefined, { polling: 100 });
        return [await scriptMs(app.window, seconds), await share(app.window, seconds)] as const;
      });
      const unit = '% of a core';
      return [
        limited({ id: '7a', name: 'The ticking list with 1,000 accounts', unit }, ticking, { atMost: 1 }, bare),
        limited({ id: '7b', name: 'Scripts of the hidden window', unit: 'ms' }, scripts, { atMost: 0 }),
        limited({ id: '7c', name: 'The hidden window’s process', unit }, hidden, null, bare),
      ];
    }),
};

/** With 1,000 tokens, the first of which lives so long in ms, and each further one 10 s longer. */
function withList<T>(shortest: number, work: (app: LaunchedApp) => Promise<T>): Promise<T> {
  const receivedAt = Date.now();
  const lifeOf = (index: number): number => shortest + index * 10_000;
  return withApp(
    1000,
    async (app) => {
      await app.window.getByRole('row').first().waitFor();
      return work(app);
    },
    {
      each: (index) => ({
        session: { receivedAt, lifetimeMs: lifeOf(index), freshForMs: lifeOf(index) - minute + 2000 },
      }),
    },
  );
}

/** Processor time of the page's process meanwhile, in % of a core. */
async function share(page: Page, seconds: number): Promise<number> {
  // A cursor that blinks costs as much as all the rest of a window.
  await page.locator('input').first().blur();
  // What the start has left to do is not the countdown's.
  await sleep(3000);
  const metrics = await metricsOf(page);
  const before = await metrics.processTime();
  const began = performance.now();
  await sleep(seconds * 1000);
  const used = (await metrics.processTime()) - before;
  return (100_000 * used) / (performance.now() - began);
}

/** Processor time of the page's scripts meanwhile, in ms. */
async function scriptMs(page: Page, seconds: number): Promise<number> {
  await sleep(3000);
  const metrics = await metricsOf(page);
  const before = await metrics.scriptTime();
  await sleep(seconds * 1000);
  return ((await metrics.scriptTime()) - before) * 1000;
}
