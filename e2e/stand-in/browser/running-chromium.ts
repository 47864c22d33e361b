import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { commandLine } from '../command-line.ts';
import { ensureUserData } from '../paths.ts';
import { beforeExit } from '../quit.ts';
import { forPerson, isRoot, onDesktop, underTest } from '../situation.ts';
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

/** The app's own switches that are Chromium's, as all are in Electron: those that make it draw without waiting. */
function passedOn(): string[] {
  const names = ['disable-frame-rate-limit', 'disable-gpu-vsync'];
  return names.filter((name) => commandLine.switches.has(name)).map((name) => `--${name}`);
}

export interface RunningChromium {
  readonly context: BrowserContext;
  readonly program: string;
  readonly profile: string;
  /** Chromium starts with a page, which the first window takes; null once it is taken. */
  firstPage: Page | null;
  readonly ended: Promise<void>;
}

let running: Promise<RunningChromium> | null = null;

const profilePrefix = 'stand-in-chromium-';

/** Beside the app's own files, so that a search of the profile for secrets sees it too; gone when the app ends. */
function newProfile(): string {
  const folder = ensureUserData();
  for (const name of readdirSync(folder)) {
    if (name.startsWith(profilePrefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(folder, profilePrefix));
}

/** Chromium warns of the first in a bar of its own, unless the second tells it that this is meant. */
export const asRoot = isRoot ? ['--no-sandbox', '--test-type'] : [];

/** Where a person looks on, a window without a browser's bars. */
export function appWindow(marker: string): string[] {
  return onDesktop ? [`--app=data:text/html,${marker}`] : [];
}

function launch(executablePath: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !onDesktop,
    // Containers often have none to offer; a test's pages are the app's own.
    chromiumSandbox: forPerson && !isRoot,
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
    env: { ...process.env, ...(forPerson ? {} : { FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf') }) },
    args: [
      ...sealed,
      ...quiet,
      ...asRoot,
      ...(underTest ? ['--remote-debugging-port=0'] : []),
      ...passedOn(),
      ...appWindow('first'),
    ],
    ignoreDefaultArgs: forPerson ? ['--enable-automation'] : [],
  });
}

async function start(): Promise<RunningChromium> {
  const program = findChromium();
  if (program === null) throw new Error('The stand-in needs Chromium, Chrome or Edge. On Debian: apt install chromium');
  const profile = newProfile();
  const launched = launch(program, profile);
  // Told now, since the app may quit before Chromium is there.
  beforeExit(async () => {
    await launched.then((context) => context.close()).catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  const context = await launched;
  await routePages(context);
  const ended = new Promise<void>((resolve) => {
    context.once('close', () => {
      running = null;
      resolve();
    });
  });
  return { context, program, profile, firstPage: context.pages()[0] ?? null, ended };
}

/** Chromium is started by the first window or tray, and again by the next one after it ended with its last window. */
export function runningChromium(): Promise<RunningChromium> {
  running ??= start();
  return running;
}

/** Where a second Playwright may connect; only a test's Chromium listens. */
export async function debuggingPort(): Promise<number> {
  const { profile } = await runningChromium();
  return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
}
