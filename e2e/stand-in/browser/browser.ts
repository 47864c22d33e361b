import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ensureUserData } from '../paths.ts';
import { beforeExit } from '../quit.ts';
import { isRoot, onDesktop, underTest } from '../situation.ts';
import { findChromium } from './find-chromium.ts';
import { routePages } from './page-routes.ts';

/** No page may reach anything by itself: what it may have is served by routing, which these do not touch. */
const sealed = ['--no-proxy-server', '--host-resolver-rules=MAP * ~NOTFOUND'];
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--disable-save-password-bubble',
];

interface Running {
  readonly context: BrowserContext;
  readonly program: string;
  readonly profile: string;
}

let running: Promise<Running> | null = null;
let lastPage = 0;
/** Chromium starts with one page, which the first window takes. */
let firstPageTaken = false;

function program(): string {
  const found = findChromium();
  if (found === null) throw new Error('The stand-in needs Chromium, Chrome or Edge. On Debian: apt install chromium');
  return found;
}

/** Beside the app's own files, so that a search of the profile for secrets sees it too; gone when the app ends. */
function newProfile(): string {
  const folder = ensureUserData();
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(join(folder, 'stand-in-chromium-'));
}

const asApp = (marker: string): string[] => (onDesktop ? [`--app=data:text/html,${marker}`] : []);

async function start(): Promise<Running> {
  const found = program();
  const profile = newProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found,
    headless: !onDesktop,
    chromiumSandbox: !isRoot,
    // Nothing is emulated but what the app asks for.
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...sealed, ...quiet, ...(underTest ? ['--remote-debugging-port=0'] : []), ...asApp('first')],
    ignoreDefaultArgs: underTest ? [] : ['--enable-automation'],
  });
  await routePages(context);
  beforeExit(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  return { context, program: found, profile };
}

/** Chromium is started by the first window or tray. */
function startBrowser(): Promise<Running> {
  running ??= start();
  return running;
}

/** Where a second Playwright may connect; only a test's Chromium listens. */
export async function debuggingPort(): Promise<number> {
  const { profile } = await startBrowser();
  return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
}

/** A second program with the same profile hands its window to the first and ends: the only way to another app window. */
function openAppWindow({ program: path, profile }: Running, marker: string): void {
  const args = [`--user-data-dir=${profile}`, ...asApp(marker), ...(isRoot ? ['--no-sandbox'] : [])];
  spawn(path, args, { stdio: 'ignore', env: process.env }).on('error', () => {});
}

/** In a window of its own: Chromium draws the tabs behind the first but once a second. */
async function openBareWindow({ context }: Running, marker: string): Promise<void> {
  const client = await context.browser()?.newBrowserCDPSession();
  await client?.send('Target.createTarget', { url: `about:blank#${marker}`, newWindow: true });
  await client?.detach();
}

async function openAnother(browser: Running): Promise<Page> {
  const marker = `page-${++lastPage}`;
  const opened = browser.context.waitForEvent('page', { predicate: (page) => page.url().endsWith(marker) });
  if (onDesktop) openAppWindow(browser, marker);
  else await openBareWindow(browser, marker);
  return opened;
}

export async function openPage(size: { readonly width: number; readonly height: number }): Promise<Page> {
  const browser = await startBrowser();
  const first = browser.context.pages()[0];
  const isFree = !firstPageTaken && first !== undefined;
  firstPageTaken = true;
  const page = isFree ? first : await openAnother(browser);
  await resizePage(page, size);
  return page;
}

/** Without a display the page is given its size, else its window. */
export async function resizePage(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  if (!onDesktop) return page.setViewportSize(size);
  await setWindowBounds(page, size);
}

interface Bounds {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen';
}

export async function setWindowBounds(page: Page, bounds: Bounds): Promise<void> {
  if (!onDesktop) return;
  const client = await page.context().newCDPSession(page);
  const { windowId } = await client.send('Browser.getWindowForTarget');
  await client.send('Browser.setWindowBounds', { windowId, bounds });
  await client.detach();
}
