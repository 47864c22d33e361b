import type { Page } from 'playwright-core';
import { limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { metricsOf } from '../page-metrics.ts';
import { withApp } from '../profile.ts';
import { quantile } from '../quantile.ts';

const accounts = 10_000;
const longFrameMs = 50;
/** From end to end in half a minute at 60 frames a second: five rows a frame, faster than anyone reads. */
const framesEndToEnd = 1800;

export const bench: Bench = {
  id: '6',
  name: 'Scrolling',
  async run({ count }) {
    const frames = count(framesEndToEnd, 150);
    const emptyHeap = await withApp(0, async ({ window }) => {
      await window.getByRole('button').first().waitFor();
      return (await metricsOf(window)).heap();
    });
    return withApp(accounts, async ({ window }) => {
      await window.getByRole('row').first().waitFor();
      const still = await frameTimes(window, frames, false);
      const times = await frameTimes(window, frames, true);
      const nodes = await mostNodes(window, 60);
      const heap = await (await metricsOf(window)).heap();
      return [
        limited(
          { id: '6a', name: 'Frames over 50 ms, 10,000 accounts from end to end, beside standing still', unit: '' },
          longFrames(times),
          { atMost: 0 },
          longFrames(still),
        ),
        limited({ id: '6b', name: 'A frame of it, p99', unit: 'ms' }, times, null, quantile(still, 0.99), 0.99),
        limited({ id: '6c', name: 'Nodes of the page at most', unit: '' }, nodes, { atMost: 1500 }),
        limited(
          { id: '6d', name: 'Heap of each account above the empty app, after scrolling', unit: 'kB' },
          (heap - emptyHeap) / accounts / 1000,
          { atMost: 2 },
        ),
      ];
    });
  },
};

function longFrames(times: readonly number[]): number {
  return times.filter((ms) => ms > longFrameMs).length;
}

/** The time between one frame and the next, in ms, while the list goes from its begin to its end, or stands still. */
function frameTimes(page: Page, frames: number, scrolls: boolean): Promise<number[]> {
  return page.evaluate(
    async ([number, whole, moves]) => {
      const list = document.querySelector('[role="grid"]');
      if (!list) throw new Error('There is no list.');
      const step = moves ? (list.scrollHeight - list.clientHeight) / whole : 0;
      const times: number[] = [];
      let last = performance.now();
      for (let frame = 1; frame <= number; frame++) {
        if (moves) list.scrollTop = frame * step;
        const now = await new Promise<number>((resolve) => void requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
      }
      return times;
    },
    [frames, framesEndToEnd, scrolls] as const,
  );
}

/** Elements, texts and all else in the document, at most at so many places of the list. */
function mostNodes(page: Page, places: number): Promise<number> {
  return page.evaluate(async (number) => {
    const list = document.querySelector('[role="grid"]');
    if (!list) throw new Error('There is no list.');
    let most = 0;
    for (let place = 0; place <= number; place++) {
      list.scrollTop = (list.scrollHeight * place) / number;
      await new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve)));
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
      let nodes = 1;
      while (walker.nextNode()) nodes += 1;
      most = Math.max(most, nodes);
    }
    return most;
  }, places);
}
