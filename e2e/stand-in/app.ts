import process from 'node:process';
import type Electron from 'electron';
import { commandLine, manifest } from './command-line.ts';
import { KnownEvents, PreventableEvent } from './events.ts';
import { ensureUserData, getName, getPath, setName, setPath } from './paths.ts';
import { beforeExit, Quitting } from './quit.ts';
import { records } from './records.ts';
import { takeLock } from './single-instance.ts';
import { strict } from './strict.ts';

type Implemented = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'focus'
  | 'show'
  | 'hide'
  | 'isHidden'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setAboutPanelOptions'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'isPackaged'
  | 'name'
>;

const events = [
  'ready',
  'second-instance',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'activate',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  'child-process-gone',
  'certificate-error',
  'open-url',
  'open-file',
];

const switches = {
  appendSwitch(name: string, value = ''): void {
    commandLine.switches.set(name.toLowerCase(), value);
  },
  hasSwitch: (name: string): boolean => commandLine.switches.has(name.toLowerCase()),
  getSwitchValue: (name: string): string => commandLine.switches.get(name.toLowerCase()) ?? '',
  removeSwitch(name: string): void {
    commandLine.switches.delete(name.toLowerCase());
  },
} satisfies Partial<Electron.CommandLine>;

class App extends KnownEvents implements Implemented {
  readonly isPackaged = false;
  readonly commandLine = strict('electron.app.commandLine', switches);
  /** macOS alone has one, and the stand-in draws none. */
  readonly dock = undefined;
  readonly getPath = getPath;
  readonly setPath = setPath;
  readonly getName = getName;
  readonly setName = setName;
  private readonly quitting = new Quitting(this);
  private readonly ready = Promise.withResolvers<void>();
  private isReadyNow = false;
  private lock: ReturnType<typeof takeLock> = null;
  private loginItem = { openAtLogin: false };

  constructor() {
    super('app', events);
  }

  get name(): string {
    return getName();
  }

  set name(name: string) {
    setName(name);
  }

  getVersion(): string {
    return manifest.version;
  }

  /** As GLib reads the environment, from which Electron has it on Linux. */
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
    const wanted = [LC_ALL, LC_MESSAGES, LANG].find(Boolean) ?? '';
    const tags = [...(LANGUAGE ?? '').split(':'), wanted].map((name) =>
      name.replace(/[.@].*$/, '').replaceAll('_', '-'),
    );
    const known = tags.filter((tag) => tag !== '' && tag !== 'C' && tag !== 'POSIX');
    return known.length > 0 ? known : ['en-US'];
  }

  getAppPath(): string {
    return commandLine.appPath;
  }

  whenReady(): Promise<void> {
    return this.ready.promise;
  }

  isReady(): boolean {
    return this.isReadyNow;
  }

  /** Called once the app's own module has been evaluated: Electron waits for that too. */
  becomeReady(): void {
    ensureUserData();
    this.isReadyNow = true;
    this.ready.resolve();
    this.emit('ready', new PreventableEvent(), {});
  }

  quit(): void {
    this.quitting.quit();
  }

  exit(code?: number): void {
    this.quitting.exit(code);
  }

  requestSingleInstanceLock(additionalData: object = {}): boolean {
    if (this.lock !== null) return true;
    const mine = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.lock = takeLock(ensureUserData(), mine, (other) => {
      this.emit('second-instance', new PreventableEvent(), other.argv, other.workingDirectory, other.additionalData);
    });
    beforeExit(() => this.releaseSingleInstanceLock());
    return this.lock !== null;
  }

  hasSingleInstanceLock(): boolean {
    return this.lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.lock?.close();
    this.lock = null;
  }

  /** Recorded; the person's own login items are left alone. On Linux Electron ignores it, too. */
  setLoginItemSettings(settings: Electron.Settings): void {
    records.loginItem.push(settings);
    if (process.platform !== 'linux') this.loginItem = { openAtLogin: settings.openAtLogin ?? false };
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      ...this.loginItem,
      wasOpenedAtLogin: false,
      status: this.loginItem.openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: this.loginItem.openAtLogin,
      launchItems: [],
    };
  }

  // What follows has no effect that a page in Chromium could show.
  focus(): void {}
  show(): void {}
  hide(): void {}
  isHidden(): boolean {
    return false;
  }
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAboutPanelOptions(): void {}
  setAppUserModelId(): void {}
  setDesktopName(): void {}
}

export const appObject = new App();
