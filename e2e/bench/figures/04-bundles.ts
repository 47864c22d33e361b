import { readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { sizeOf, sizeOfReactAlone } from '../bundle-size.ts';
import { limited } from '../figure.ts';
import type { Bench, Figure } from '../figure.ts';
import { paintedAt } from '../page-metrics.ts';
import { withApp } from '../profile.ts';

const out = resolve(import.meta.dirname, '../../../out');

export const bench: Bench = {
  id: '4',
  name: 'Bundles',
  async run() {
    const react = await sizeOfReactAlone();
    const main = await sizeOf((await scripts('main')).filter((file) => !file.endsWith('-worker.js')));
    const mainAndWorkers = await sizeOf(await scripts('main'));
    const preload = await sizeOf(await scripts('preload'));
    const first = await sizeOf(await scriptsOfFirstScreen());
    const all = await sizeOf(await scripts('renderer/assets'));
    return [
      gzipped('4a', 'First screen’s JavaScript, beside React alone', first.gzipped, 165, react),
      gzipped('4b', 'All of the window’s JavaScript, beside React alone', all.gzipped, 230, react),
      limited({ id: '4c', name: 'Main’s bundle, minified only', unit: 'kB' }, main.plain, { atMost: 250 }),
      gzipped('4d', 'Main’s bundle and its two workers', mainAndWorkers.gzipped, 250),
      limited({ id: '4e', name: 'Preload, minified only', unit: 'kB' }, preload.plain, { atMost: 3 }),
    ];
  },
};

/** A row of what is minified and gzipped. */
function gzipped(id: string, name: string, size: number, atMost: number, beside: number | null = null): Figure {
  return limited({ id, name, unit: 'kB' }, size, { atMost }, beside);
}

async function scripts(folder: string): Promise<string[]> {
  const names = await readdir(resolve(out, folder), { recursive: true });
  return names.filter((name) => /\.c?js$/.test(name)).map((name) => resolve(out, folder, name));
}

/** What the page had really asked for by the time that its list was painted. */
function scriptsOfFirstScreen(): Promise<string[]> {
  return withApp(200, async ({ window }) => {
    await window.getByRole('row').first().waitFor();
    const painted = await paintedAt(window);
    const addresses = await window.evaluate(
      (until) =>
        performance
          .getEntriesByType('resource')
          .filter(({ startTime }) => performance.timeOrigin + startTime < until)
          .map(({ name }) => name),
      painted,
    );
    const names = addresses
      .map((address) => basename(new URL(address).pathname))
      .filter((name) => name.endsWith('.js'));
    if (names.length === 0) throw new Error('The page names no script that it has loaded.');
    return names.map((name) => resolve(out, 'renderer/assets', name));
  });
}
