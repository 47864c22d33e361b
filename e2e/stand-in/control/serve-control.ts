import process from 'node:process';
import { appObject } from '../app.ts';
import { debuggingPort } from '../browser/running-chromium.ts';
import { plainClipboard } from '../desktop/clipboard.ts';
import { choice } from '../desktop/dialog.ts';
import { pressGlobalShortcut } from '../desktop/global-shortcut.ts';
import { powerMonitor } from '../desktop/power-monitor.ts';
import { PreventableEvent } from '../events.ts';
import { beforeExit } from '../quit.ts';
import { plainDefaultSession } from '../network/session.ts';
import { records } from '../records.ts';
import { plainIpcMain } from '../ipc-main.ts';
import { BrowserWindow } from '../windows/browser-window.ts';
import { eventFrom } from './callers.ts';
import type { ControlCalls, ControlRequest, Farewell, WindowState } from './calls.ts';
import { collectedHeapBytes } from './heap.ts';
import { startLagMeter } from './lag-meter.ts';
import { messagesToRenderer } from './messages-to-renderer.ts';
import { timings } from './timings.ts';

const wallClock = Date.now.bind(Date);
let clockOffset = 0;

const stateOf = (window: BrowserWindow): WindowState => ({
  title: window.getTitle(),
  visible: window.isVisible(),
  focused: window.isFocused(),
  minimized: window.isMinimized(),
});

/** It wakes main 250 times a second: so only once somebody wants to know. */
let lagMeter: ReturnType<typeof startLagMeter> | null = null;

const calls: ControlCalls = {
  debuggingPort,
  readClipboard: () => plainClipboard.readText(),
  writeClipboard: (text) => plainClipboard.writeText(text),
  clearClipboard: () => plainClipboard.clear(),
  clipboardFormats: () => plainClipboard.formats(),
  messagesToRenderer: () => messagesToRenderer,
  records: () => records,
  pressShortcut: pressGlobalShortcut,
  chooseFile(file) {
    choice.file = file;
  },
  idle(seconds) {
    powerMonitor.idleSeconds = seconds;
  },
  power: (event) => void powerMonitor.emit(event, new PreventableEvent()),
  windows: () => BrowserWindow.getAllWindows().map(stateOf),
  webPreferences: () => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getLastWebPreferences()),
  permission: (name) => plainDefaultSession.askPermission(name, BrowserWindow.getAllWindows()[0]?.webContents ?? null),
  channels: () => plainIpcMain.channels(),
  callFrom(caller, channel, input) {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('The app has no window.');
    // An undefined does not come through the channel of a test.
    return plainIpcMain.answer(channel, eventFrom(caller, window.webContents), [input ?? undefined]);
  },
  closeWindow: () => BrowserWindow.getAllWindows()[0]?.close(),
  timings: () => timings,
  resetTimings() {
    for (const moments of Object.values(timings)) moments.length = 0;
  },
  advanceClock(ms) {
    clockOffset += ms;
    Date.now = () => wallClock() + clockOffset;
    powerMonitor.emit('resume', new PreventableEvent());
  },
  lag() {
    if (lagMeter === null) throw new Error('Nobody has watched yet how long main was held up: resetLag() begins.');
    return lagMeter.read();
  },
  resetLag() {
    lagMeter ??= startLagMeter();
    lagMeter.reset();
  },
  heapBytes() {
    lagMeter?.reset();
    messagesToRenderer.length = 0;
    for (const noted of [...Object.values(records), ...Object.values(timings)]) noted.length = 0;
    return collectedHeapBytes();
  },
  quit: () => appObject.quit(),
};

async function answer({ id, name, args }: ControlRequest): Promise<object> {
  try {
    const value: unknown = await Reflect.apply(calls[name], calls, args);
    return { id, value };
  } catch (error) {
    return { id, error: String(error) };
  }
}

/** Answers the test that started this process, and ends with it. */
export function serveControl(): void {
  process.on('message', (request: ControlRequest) => {
    void answer(request).then((message) => process.send?.(message));
  });
  process.on('disconnect', () => appObject.exit(1));
  beforeExit(async () => {
    const farewell: Farewell = { clipboardAtEnd: await plainClipboard.readText() };
    await new Promise((resolve) => process.send?.(farewell, resolve));
  });
}
