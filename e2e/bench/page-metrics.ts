import type { Page } from 'playwright-core';

/** What Chromium counts of a page and its process. */
export interface PageMetrics {
  /** Processor time of the page's process so far, in s. */
  processTime(): Promise<number>;
  /** Processor time of the page's own scripts so far, in s. */
  scriptTime(): Promise<number>;
  /** JavaScript's heap after a collection, in bytes. */
  heap(): Promise<number>;
}

export async function metricsOf(page: Page): Promise<PageMetrics> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (wanted: string): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const found = metrics.find(({ name }) => name === wanted);
    if (!found) throw new Error(`Chromium does not count ${wanted}.`);
    return found.value;
  };
  return {
    processTime: () => read('ProcessTime'),
    scriptTime: () => read('ScriptDuration'),
    async heap() {
      // The second takes what the first has only unlinked.
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}

/** When the page had painted what is largest on it, in ms since 1970. */
export function paintedAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last) resolve(performance.timeOrigin + last.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}
