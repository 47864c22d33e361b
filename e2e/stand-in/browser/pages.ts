import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { isEnding } from '../quit.ts';
import { onDesktop } from '../situation.ts';
import { appWindow, asRoot, runningChromium, type RunningChromium } from './running-chromium.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Bounds extends Partial<Size> {
  readonly left?: number;
  readonly top?: number;
  readonly windowState?: 'normal' | 'minimized';
}

let lastPage = 0;

/** A second program with the same profile hands its window to the first and ends: the only way to another app window. */
function openAppWindow({ program, profile }: RunningChromium, marker: string): void {
  const args = [`--user-data-dir=${profile}`, ...appWindow(marker), ...asRoot];
  spawn(program, args, { stdio: 'ignore', env: process.env }).on('error', () => {});
}

/** In a window of its own: Chromium draws the tabs behind the first but once a second. */
async function openBareWindow({ context }: RunningChromium, marker: string): Promise<void> {
  const client = await context.browser()?.newBrowserCDPSession();
  await client?.send('Target.createTarget', { url: `about:blank#${marker}`, newWindow: true });
  await client?.detach();
}

async function openIn(chromium: RunningChromium): Promise<Page> {
  const { context, firstPage } = chromium;
  chromium.firstPage = null;
  if (firstPage !== null && !firstPage.isClosed()) return firstPage;
  const marker = `page-${++lastPage}`;
  const opened = context.waitForEvent('page', { predicate: (page) => page.url().endsWith(marker) });
  const [page] = await Promise.all([
    opened,
    onDesktop ? openAppWindow(chromium, marker) : openBareWindow(chromium, marker),
  ]);
  return page;
}

export async function openPage(size: Size): Promise<Page> {
  const chromium = await runningChromium();
  try {
    const page = await openIn(chromium);
    await resizePage(page, size);
    return page;
  } catch (error) {
    // When its last window is closed Chromium ends, though the app may go on with its tray: then it is started anew.
    const hasEnded = await Promise.race([chromium.ended.then(() => true), sleep(1000, false)]);
    if (!hasEnded || isEnding()) throw error;
    return openPage(size);
  }
}

/** Without a display the page is given its size, else its window. */
export async function resizePage(page: Page, { width, height }: Size): Promise<void> {
  if (onDesktop) await setWindowBounds(page, { width, height });
  else await page.setViewportSize({ width, height });
}

/** Nothing without a display. */
export async function setWindowBounds(page: Page, bounds: Bounds): Promise<void> {
  if (!onDesktop) return;
  const client = await page.context().newCDPSession(page);
  const { windowId } = await client.send('Browser.getWindowForTarget');
  await client.send('Browser.setWindowBounds', { windowId, bounds });
  await client.detach();
}

/** Without a display Chromium counts every page as visible: what a hidden one would notice is told to it. */
export async function tellVisibility(page: Page, visible: boolean): Promise<void> {
  if (onDesktop) return;
  await page.evaluate((hidden) => {
    if (document.hidden === hidden) return;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, !visible);
}

/** To the upper right, where trays are and windows are not put first. */
export async function putAside(page: Page, width: number): Promise<void> {
  const left = await page.evaluate((own) => screen.availWidth - own - 16, width);
  await setWindowBounds(page, { left, top: 16 });
}
