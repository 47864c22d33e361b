import { eventFrom } from '../control/callers.ts';
import type { Caller } from '../control/callers.ts';
import type { Timings } from '../control/calls.ts';
import { startLagMeter } from '../control/lag-meter.ts';
import { momentNow, processorWait } from '../control/processor-wait.ts';
import { sourceOf } from '../page/source.ts';

/** What the recorder keeps in Electron's main process, for `electronApp.evaluate` to read. */
interface Recorder {
  menu: Electron.Menu | null;
  tooltip: string;
  readonly messages: string[];
  readonly notifications: { readonly title: string; readonly body: string }[];
  readonly openedLinks: string[];
  readonly timings: Timings;
  readonly note: (of: keyof Timings) => void;
  readonly lagMeter: ReturnType<typeof startLagMeter>;
  /** What answers on each channel. */
  readonly handlers: Map<string, (event: object, input: unknown) => Promise<unknown>>;
  readonly callFrom: (caller: Caller, channel: string, input: unknown) => Promise<unknown>;
}

declare global {
  var tokendockRecorder: Recorder;
}

/**
 * Runs in Electron's main process before the app does, sent there as source: notes what the stand-in notes by itself,
 * since Electron has no way to ask for a tray's menu or for messages that were sent.
 * NOT YET RUN: where this was written Electron's program could not be had.
 */
function recordElectron(electron: typeof Electron.CrossProcessExports): void {
  const { app, clipboard, ipcMain, shell, Menu, Notification, Tray } = electron;
  const recorder: Recorder = {
    menu: null,
    tooltip: '',
    messages: [],
    notifications: [],
    openedLinks: [],
    timings: { trayClicks: [], handOvers: [], clipboardWrites: [] },
    note: (of) => void recorder.timings[of].push(momentNow(of === 'trayClicks')),
    lagMeter: startLagMeter(),
    handlers: new Map(),
    callFrom: (caller, channel, input) => callFrom(caller, channel, input),
  };
  globalThis.tokendockRecorder = recorder;

  const profile = app.commandLine.getSwitchValue('user-data-dir');
  if (profile !== '') app.setPath('userData', profile);

  type Note = (args: unknown[], self: unknown) => void;
  const before = (owner: object, name: string, noteCall: Note): void => {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') throw new Error(`Electron has no ${name} to record`);
    Reflect.set(owner, name, function recorded(this: unknown, ...args: unknown[]): unknown {
      noteCall(args, this);
      return Reflect.apply(original, this, args);
    });
  };
  before(Tray.prototype, 'setContextMenu', ([menu]) => {
    recorder.menu = menu instanceof Menu ? menu : null;
  });
  before(Tray.prototype, 'setToolTip', ([text]) => {
    recorder.tooltip = String(text);
  });
  before(Notification.prototype, 'show', (_args, self) => {
    if (self instanceof Notification) recorder.notifications.push({ title: self.title, body: self.body });
  });

  const note = (kind: string, channel: string, payload: unknown): void => {
    recorder.messages.push(JSON.stringify({ kind, channel, payload }) ?? '');
  };
  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel, listener) => {
    recorder.handlers.set(channel, async (event, input) => Reflect.apply(listener, undefined, [event, input]));
    handle(channel, async (event, ...args: unknown[]) => {
      try {
        const answer: unknown = await Reflect.apply(listener, undefined, [event, ...args]);
        note('answer', channel, answer);
        return answer;
      } catch (error) {
        note('refusal', channel, String(error));
        throw error;
      }
    });
  };
  const callFrom: Recorder['callFrom'] = async (caller, channel, input) => {
    const [window] = electron.BrowserWindow.getAllWindows();
    const answer = recorder.handlers.get(channel);
    if (window === undefined || answer === undefined) throw new Error('The app has no window, or no such channel.');
    return answer(eventFrom(caller, window.webContents), input ?? undefined);
  };
  app.on('web-contents-created', (_event, contents) => {
    before(contents, 'send', ([channel, ...args]) => note('event', String(channel), args));
  });

  const write = clipboard.write.bind(clipboard);
  clipboard.write = async (items) => {
    recorder.note('handOvers');
    await write(items);
    recorder.note('clipboardWrites');
  };
  // A test must not open the machine's browser.
  shell.openExternal = async (url) => {
    recorder.openedLinks.push(url);
  };
}

/** For Electron's `-r`, as a CommonJS module. */
export const recorderModule = `${sourceOf(processorWait, momentNow, startLagMeter, eventFrom, recordElectron)}\nrecordElectron(require('electron'));\n`;
