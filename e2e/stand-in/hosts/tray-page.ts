import type { Page } from 'playwright-core';
import type { Timings } from '../control/calls.ts';
import { trayAddress } from '../network/page-address.ts';
import { copyTimes } from './copy-times.ts';
import type { CopyTime } from './copy-times.ts';
import type { TrayHandle } from './launched-app.ts';
import { findItemSoon, type TrayPath } from './tray-path.ts';
import { untilFound } from './until.ts';

interface Clock {
  resetTimings(): Promise<void>;
  timings(): Promise<Timings>;
}

/** Long enough for a click on what is there, short enough to look again. */
const shortly = { timeout: 2000 };
const clickable = 'button.item:enabled';

function parsePath(text: string): TrayPath {
  const path: string[] = JSON.parse(text);
  return path.map((label) => label.trim());
}

/** Each item's way through the submenus, in the order of the page. */
async function readPaths(page: Page): Promise<TrayPath[]> {
  const texts = await page
    .locator(clickable)
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-path') ?? '[]'));
  return texts.map(parsePath);
}

async function openGroups(page: Page, index: number): Promise<void> {
  const groups = page.locator(clickable).nth(index).locator('xpath=ancestor::details');
  for (const group of await groups.all()) {
    if ((await group.getAttribute('open')) === null) await group.locator('> summary').click(shortly);
  }
}

/** True once it was clicked; null where its place has been taken by another item. */
async function tryClick(page: Page, index: number, path: string): Promise<true | null> {
  await openGroups(page, index);
  const button = await page.locator(clickable).nth(index).elementHandle(shortly);
  const text = (await button?.getAttribute('data-path')) ?? '[]';
  if (String(parsePath(text)) !== path) return null;
  await button?.click(shortly);
  return true;
}

/** The menu may be redrawn at any moment, so the item is found again until a click has met it. */
async function clickItem(page: Page, path: TrayPath): Promise<void> {
  await untilFound(
    async () => {
      const { items, index } = await findItemSoon(() => readPaths(page), path);
      return tryClick(page, index, String(items[index])).catch(() => null);
    },
    `The item "${path.join(' › ')}" of the tray could not be clicked.`,
  );
}

async function clickAtOnce(page: Page, label: string, clicks: number): Promise<void> {
  const { index } = await findItemSoon(() => readPaths(page), [label]);
  await page
    .locator(clickable)
    .nth(index)
    .evaluate((button, times) => {
      for (let i = 0; i < times; i++) if (button instanceof HTMLElement) button.click();
    }, clicks);
}

async function copies(clock: Clock, count: number): Promise<CopyTime[]> {
  const read = async (): Promise<CopyTime[]> => copyTimes(await clock.timings());
  const enough = async (): Promise<CopyTime[] | null> => {
    const times = await read();
    return times.length >= count ? times : null;
  };
  return untilFound(enough, '', 20_000).catch(read);
}

/** Drives the tray by its page. */
export function trayOnPage(pages: () => Page[], clock: Clock): TrayHandle {
  const find = (): Page | null => pages().find((page) => page.url() === trayAddress) ?? null;
  const opened = async (): Promise<Page> => {
    const page = await untilFound(find, 'The app has no tray.');
    await page.locator('.icon').waitFor();
    return page;
  };
  const click = async (...path: string[]): Promise<void> => clickItem(await opened(), path);
  return {
    page: async () => find(),
    click,
    items: async () => (await readPaths(await opened())).map((path) => path.at(-1) ?? ''),
    tooltip: async () => (await (await opened()).locator('.tooltip').textContent()) ?? '',
    async time(label, { clicks = 1, atOnce = false } = {}) {
      await clock.resetTimings();
      if (atOnce) {
        await clickAtOnce(await opened(), label, clicks);
        return copies(clock, clicks);
      }
      let times: CopyTime[] = [];
      for (let i = 1; i <= clicks; i++) {
        await click(label);
        times = await copies(clock, i);
      }
      return times;
    },
  };
}
