import process from 'node:process';
import { chromium, type Browser, type Page } from 'playwright-core';
import { trayAddress } from '../network/page-address.ts';
import { startStandIn, type StandInProcess } from './child-process.ts';
import type { LaunchedApp, LaunchOptions } from './launched-app.ts';
import { trayOnPage } from './tray-page.ts';
import { untilFound } from './until.ts';

const patienceMs = 20_000;

/** By these a program finds the person's desktop, whose clipboard no test may touch. */
const desktop = new Set(['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_SESSION_TYPE']);

function environment({ env, colorScheme, attended = false }: LaunchOptions): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => attended || !desktop.has(name));
  return {
    ...Object.fromEntries(own),
    ...(attended ? { STAND_IN_ATTENDED: '1' } : { STAND_IN_HEADLESS: '1' }),
    ...(colorScheme === undefined ? {} : { STAND_IN_COLOR_SCHEME: colorScheme }),
    ...env,
  };
}

const isQuickOpen = (page: Page): boolean => page.url().endsWith('/quick.html');
const isWindow = (page: Page): boolean =>
  page.url().startsWith('https://') && page.url() !== trayAddress && !isQuickOpen(page);

interface Connection {
  readonly browser: Browser;
  /** Resolves once Chromium's process is gone, which is a moment after main. */
  readonly gone: () => Promise<void>;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Connects a Playwright of the test's own to the app's Chromium, which leaves the app's theme and routes as they are. */
async function connect(child: StandInProcess): Promise<Connection> {
  const port = await child.ask('debuggingPort');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pid = processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
  const gone = async (): Promise<void> => {
    await untilFound(() => (isRunning(pid) ? null : true), '', 5000).catch(() => process.kill(pid, 'SIGKILL'));
    await browser.close();
  };
  return { browser, gone };
}

/** Opens the app in the stand-in; `tidyUp` runs once nothing of it is left. */
export async function launchOnStandIn(
  profile: string,
  options: LaunchOptions,
  tidyUp: () => Promise<void>,
): Promise<LaunchedApp> {
  const args = [
    ...(options.appPath === undefined ? [] : [options.appPath]),
    `--user-data-dir=${profile}`,
    ...(options.args ?? []),
  ];
  const env = environment(options);
  const child = startStandIn(args, env);
  const { browser, gone } = await connect(child).catch(async (error: unknown) => {
    child.kill();
    await tidyUp();
    throw error;
  });
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
  const findWindow = (): Page | null => pages().find(isWindow) ?? null;

  const over = child.ended.then(async (code) => {
    await gone();
    await tidyUp();
    return code;
  });
  let killed = false;
  let quitting: Promise<void> | null = null;
  const quit = async (): Promise<void> => {
    child.ask('quit').catch(() => {});
    const patience = setTimeout(() => child.kill(), patienceMs);
    const code = await over;
    clearTimeout(patience);
    if (code !== 0 && !killed)
      throw new Error(`The app did not end well (${code ?? 'it had to be killed'}).\n${child.logs()}`);
  };
  return {
    host: 'stand-in',
    get window() {
      const window = findWindow();
      if (window === null) throw new Error('The app has no window.');
      return window;
    },
    tray: trayOnPage(pages, {
      resetTimings: () => child.ask('resetTimings'),
      timings: () => child.ask('timings'),
    }),
    clipboard: {
      readText: () => child.ask('readClipboard'),
      writeText: (text) => child.ask('writeClipboard', text),
      clear: () => child.ask('clearClipboard'),
      formats: async () => Object.keys(await child.ask('clipboardFormats')),
      atEnd: async () => {
        await over;
        return child.clipboardAtEnd();
      },
    },
    profile,
    pid: child.pid,
    closed: over.then(() => undefined),
    async openedWindow() {
      const window = await untilFound(findWindow, 'The app opened no window.');
      await window.waitForLoadState('domcontentloaded');
      return window;
    },
    messagesToRenderer: () => child.ask('messagesToRenderer'),
    notifications: async () => (await child.ask('records')).notification,
    openedLinks: async () => (await child.ask('records')).openExternal,
    windows: () => child.ask('windows'),
    webPreferences: () => child.ask('webPreferences'),
    blockedRequests: async () => (await child.ask('records')).blockedRequest,
    permission: (name) => child.ask('permission', name),
    channels: () => child.ask('channels'),
    callFrom: (caller, channel, input) => child.ask('callFrom', caller, channel, input),
    closeWindow: () => child.ask('closeWindow'),
    power: (event) => child.ask('power', event),
    pressShortcut: (accelerator) => child.ask('pressShortcut', accelerator),
    quickOpen: () => untilFound(() => pages().find(isQuickOpen) ?? null, 'The app has no quick search.'),
    chooseFile: (file) => child.ask('chooseFile', file),
    idle: (seconds) => child.ask('idle', seconds),
    advanceClock: (ms) => child.ask('advanceClock', ms),
    lag: () => child.ask('lag'),
    resetLag: () => child.ask('resetLag'),
    heapBytes: () => child.ask('heapBytes'),
    secondInstance: (...more) => startStandIn([...args, ...more], env).ended,
    logs: child.logs,
    close: () => (quitting ??= quit()),
    async kill() {
      killed = true;
      child.kill();
      await over;
    },
  };
}
