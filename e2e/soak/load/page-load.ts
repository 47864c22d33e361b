import type { Page } from 'playwright-core';

export interface Copies {
  readonly copied: number;
  /** The codes of those that failed. */
  readonly failed: readonly string[];
}

/** Copies the token of each account once, all at once. */
export function copyAtOnce(page: Page, ids: readonly string[]): Promise<Copies> {
  return page.evaluate(async (all) => {
    const results = await Promise.all(all.map((id) => Reflect.get(window, 'tokendock').call('copyToken', { id })));
    const failed = results.filter(({ ok }) => !ok).map(({ error }) => String(error.code));
    return { copied: results.length - failed.length, failed };
  }, ids);
}

/** So many copies, one after another, from one account to the next. */
export function copyInARow(page: Page, ids: readonly string[], times: number): Promise<Copies> {
  return page.evaluate(
    async ([all, count]) => {
      const failed: string[] = [];
      for (let turn = 0; turn < count; turn += 1) {
        const result = await Reflect.get(window, 'tokendock').call('copyToken', { id: all[turn % all.length] });
        if (!result.ok) failed.push(String(result.error.code));
      }
      return { copied: count - failed.length, failed };
    },
    [ids, times] as const,
  );
}

/** What the page's heap holds once its garbage is collected. */
export async function pageHeapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
