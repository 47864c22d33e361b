import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { readWithProgram } from '../desktop/system-clipboard.ts';
import { collectedHeapBytes } from '../control/heap.ts';
import { recorderModule } from './electron-recorder.ts';
import { trayOfElectron } from './electron-tray.ts';
import type { LaunchedApp, LaunchOptions } from './launched-app.ts';
import { findElectron } from './which-host.ts';

/*
 * The same journeys on Electron itself.
 * NOT YET RUN: where this was written Electron's program could not be had.
 */

const repository = resolve(import.meta.dirname, '../../..');
const patienceMs = 20_000;

function environment(extra: Record<string, string> | undefined): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...extra };
}

/** Electron's `-r` takes a CommonJS file. */
async function writeRecorder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-recorder-'));
  await writeFile(join(folder, 'recorder.cjs'), recorderModule);
  return folder;
}

function collectLogs(app: ElectronApplication): () => string {
  let text = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  return () => text;
}

/** Opens the app in Electron; `tidyUp` runs once it has ended. */
export async function launchOnElectron(
  profile: string,
  options: LaunchOptions,
  tidyUp: () => Promise<void>,
): Promise<LaunchedApp> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('Electron is not installed: npx install-electron');
  const recorder = await writeRecorder();
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const appArgs = [options.appPath ?? repository, `--user-data-dir=${profile}`, ...(options.args ?? [])];
  const env = environment(options.env);
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, '-r', join(recorder, 'recorder.cjs'), ...appArgs],
    env,
    colorScheme: options.attended === true ? null : (options.colorScheme ?? 'light'),
  });
  const logs = collectLogs(app);
  const child = app.process();
  const over = once(child, 'exit').then(async () => {
    await Promise.all([tidyUp(), rm(recorder, { recursive: true, force: true })]);
    return child.exitCode;
  });
  let killed = false;
  let quitting: Promise<void> | null = null;
  const quit = async (): Promise<void> => {
    app.evaluate((electron) => electron.app.quit()).catch(() => {});
    const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const code = await over;
    clearTimeout(patience);
    if (code !== 0 && !killed)
      throw new Error(`The app did not end well (${code ?? 'it had to be killed'}).\n${logs()}`);
  };
  return {
    host: 'electron',
    get window(): Page {
      const [window] = app.windows();
      if (window === undefined) throw new Error('The app has no window.');
      return window;
    },
    tray: trayOfElectron(app),
    clipboard: {
      readText: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      writeText: (text) => app.evaluate(({ clipboard }, written) => clipboard.writeText(written), text),
      clear: () => app.evaluate(({ clipboard }) => clipboard.clear()),
      formats: () => app.evaluate(async ({ clipboard }) => (await clipboard.read()).flatMap(({ types }) => types)),
      atEnd: async () => {
        await over;
        return (await readWithProgram()) ?? '';
      },
    },
    profile,
    pid: child.pid ?? 0,
    closed: over.then(() => undefined),
    async openedWindow() {
      const window = await app.firstWindow({ timeout: 15_000 });
      await window.waitForLoadState('domcontentloaded');
      return window;
    },
    messagesToRenderer: () => app.evaluate(() => tokendockRecorder.messages),
    notifications: () => app.evaluate(() => tokendockRecorder.notifications),
    openedLinks: () => app.evaluate(() => tokendockRecorder.openedLinks),
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          title: window.getTitle(),
          visible: window.isVisible(),
          focused: window.isFocused(),
          minimized: window.isMinimized(),
        })),
      ),
    webPreferences: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }): Electron.WebPreferences => {
          // Electron has it, though its documentation does not.
          const read: unknown = Reflect.get(webContents, 'getLastWebPreferences');
          return typeof read === 'function' ? Reflect.apply(read, webContents, []) : {};
        }),
      ),
    blockedRequests: async () => [],
    permission: async () => null,
    channels: () => app.evaluate(() => [...tokendockRecorder.handlers.keys()]),
    callFrom: (caller, channel, input) =>
      app.evaluate((_modules, args) => tokendockRecorder.callFrom(...args), [caller, channel, input] as const),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    pressShortcut: () => Promise.reject(new Error('Only a person can press a shortcut of the desktop.')),
    quickOpen: async () => {
      const page = app.windows().find((window) => window.url().endsWith('/quick.html'));
      if (!page) throw new Error('The app has no quick search.');
      return page;
    },
    chooseFile: (file) =>
      app.evaluate(({ dialog }, chosen) => {
        const canceled = chosen === null;
        dialog.showSaveDialog = async () => ({ canceled, filePath: chosen ?? '' });
        dialog.showOpenDialog = async () => ({ canceled, filePaths: chosen === null ? [] : [chosen] });
      }, file),
    idle: (seconds) =>
      app.evaluate(({ powerMonitor }, time) => {
        powerMonitor.getSystemIdleTime = () => time;
      }, seconds),
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    advanceClock: (ms) =>
      app.evaluate(({ powerMonitor }, forward) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + forward;
        powerMonitor.emit('resume');
      }, ms),
    lag: () => app.evaluate(() => tokendockRecorder.lagMeter.read()),
    resetLag: () => app.evaluate(() => tokendockRecorder.lagMeter.reset()),
    async heapBytes() {
      await app.evaluate(() => {
        const { lagMeter, ...noted } = tokendockRecorder;
        lagMeter.reset();
        for (const list of Object.values(noted)) if (Array.isArray(list)) list.length = 0;
      });
      return app.evaluate(collectedHeapBytes);
    },
    async secondInstance(...more) {
      const second = spawn(executablePath, [...sandbox, ...appArgs, ...more], { env, stdio: 'ignore' });
      await once(second, 'exit');
      return second.exitCode;
    },
    logs,
    close: () => (quitting ??= quit()),
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await over;
    },
  };
}
