import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Scale } from '../../soak/check.ts';
import { copyOnce, expiredCopies } from '../copies.ts';
import { limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { exponentOf, growthChart } from '../growth-chart.ts';
import type { Series } from '../growth-chart.ts';
import { everyFrame, readyToType, typeOnce } from '../keystrokes.ts';
import { withApp } from '../profile.ts';
import { quantile } from '../quantile.ts';
import { withStore } from '../savings.ts';
import { onStage } from '../stage.ts';

const chart = resolve(import.meta.dirname, '../../../docs/growth.svg');

/** What it takes among so many accounts, in ms: a median. */
type Measure = (accounts: number, scale: Scale) => Promise<number>;

const measures: Readonly<Record<string, Measure>> = {
  'Copying a cached token': (accounts, { count }) =>
    onStage(accounts, async (stage) => {
      for (let warmUp = 0; warmUp < 10; warmUp++) await copyOnce(stage);
      return medianOf(count(60, 6), () => copyOnce(stage));
    }),
  'Copying an expired token': (accounts, { count }) =>
    onStage(accounts, async (stage) => quantile((await expiredCopies(stage, count(10, 2))).ours, 0.5)),
  'A keystroke in search': (accounts, { count }) =>
    withApp(
      accounts,
      async ({ window }) => {
        await window.locator('[role="row"]').first().waitFor();
        await readyToType(window);
        const took: number[] = [];
        for (let round = 0; round < count(6, 2); round++) took.push(...(await typeOnce(window)));
        return quantile(took, 0.5);
      },
      { args: everyFrame },
    ),
  'Saving one change': (accounts, { count }) =>
    withStore(accounts, (saveOne) => medianOf(count(200, 20), async () => saveOne())),
};

export const bench: Bench = {
  id: '13',
  name: 'Growth with the number of accounts',
  async run(scale) {
    const all: Series[] = [];
    for (const [name, measure] of Object.entries(measures)) {
      const points: (readonly [number, number])[] = [];
      for (const accounts of [10, 100, 1000, 10_000]) points.push([accounts, await measure(accounts, scale)]);
      all.push({ name, points });
    }
    // What is measured in a hurry is no chart to show.
    if (!scale.quick) await writeFile(chart, growthChart(all));
    return all.flatMap((series, index) => {
      const id = `13${'abcdef'[index] ?? ''}`;
      const [few, many] = [series.points[0]?.[1] ?? Number.NaN, series.points.at(-1)?.[1] ?? Number.NaN];
      return [
        limited({ id, name: `${series.name}, among 10,000 accounts beside 10`, unit: 'ms' }, many, null, few),
        limited({ id, name: `${series.name}, exponent`, unit: '' }, exponentOf(series), null),
      ];
    });
  },
};

async function medianOf(times: number, measureOnce: () => Promise<number>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < times; time++) took.push(await measureOnce());
  return quantile(took, 0.5);
}
