import type { ElectronApplication } from 'playwright-core';
import './electron-recorder.ts';
import { copyTimes } from './copy-times.ts';
import type { CopyTime } from './copy-times.ts';
import type { TrayHandle } from './launched-app.ts';
import { findItemSoon, type TrayPath } from './tray-path.ts';
import { untilFound } from './until.ts';

/*
 * The tray on Electron, driven by its menu, since no test can reach the desktop's own.
 * NOT YET RUN: where this was written Electron's program could not be had.
 */

/** Every item that can be clicked, in the order that `clickItem` counts. */
function readPaths(app: ElectronApplication): Promise<TrayPath[]> {
  return app.evaluate(() => {
    const walk = (menu: Electron.Menu | null | undefined, above: string[]): string[][] =>
      (menu?.items ?? [])
        .filter(({ visible, enabled, type }) => visible && enabled && type !== 'separator')
        .flatMap((item) => {
          const path = [...above, item.label.replaceAll(/&(&?)/gu, '$1').trim()];
          return item.submenu ? walk(item.submenu, path) : [path];
        });
    return walk(tokendockRecorder.menu, []);
  });
}

function clickItem(app: ElectronApplication, index: number, times: number): Promise<void> {
  return app.evaluate(
    (_electron, wanted) => {
      const walk = (menu: Electron.Menu | null | undefined): Electron.MenuItem[] =>
        (menu?.items ?? [])
          .filter(({ visible, enabled, type }) => visible && enabled && type !== 'separator')
          .flatMap((item) => (item.submenu ? walk(item.submenu) : [item]));
      const item = walk(tokendockRecorder.menu)[wanted.index];
      for (let i = 0; i < wanted.times; i++) {
        tokendockRecorder.note('trayClicks');
        item?.click({}, undefined, undefined);
      }
    },
    { index, times },
  );
}

async function waitForCopies(app: ElectronApplication, count: number): Promise<CopyTime[]> {
  const read = async (): Promise<CopyTime[]> => copyTimes(await app.evaluate(() => tokendockRecorder.timings));
  const enough = async (): Promise<CopyTime[] | null> => {
    const times = await read();
    return times.length >= count ? times : null;
  };
  return untilFound(enough, '', 20_000).catch(read);
}

export function trayOfElectron(app: ElectronApplication): TrayHandle {
  const paths = (): Promise<TrayPath[]> =>
    untilFound(async () => {
      const found = await readPaths(app);
      return found.length === 0 ? null : found;
    }, 'The app has no tray.');
  const click = async (path: TrayPath, times = 1): Promise<void> =>
    clickItem(app, (await findItemSoon(paths, path)).index, times);
  return {
    page: async () => null,
    click: (...path) => click(path),
    items: async () => (await paths()).map((path) => path.at(-1) ?? ''),
    tooltip: () => app.evaluate(() => tokendockRecorder.tooltip),
    async time(label, { clicks = 1, atOnce = false } = {}) {
      await app.evaluate(() => {
        for (const moments of Object.values(tokendockRecorder.timings)) moments.length = 0;
      });
      if (atOnce) {
        await click([label], clicks);
        return waitForCopies(app, clicks);
      }
      let times: CopyTime[] = [];
      for (let i = 1; i <= clicks; i++) {
        await click([label]);
        times = await waitForCopies(app, i);
      }
      return times;
    },
  };
}
