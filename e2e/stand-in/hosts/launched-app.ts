import type Electron from 'electron';
import type { Page } from 'playwright-core';
import type { Caller } from '../control/callers.ts';
import type { Lag, WindowState } from '../control/calls.ts';
import type { PowerEvent } from '../desktop/power-monitor.ts';
import type { PermissionAnswers } from '../network/session.ts';
import type { CopyTime } from './copy-times.ts';
import type { BlockedRequest } from '../records.ts';

export type HostName = 'electron' | 'stand-in';

export interface LaunchOptions {
  /** The app's user data folder; a new one, removed on close, where none is given. */
  readonly profile?: string;
  /** Beside and above this process's own. */
  readonly env?: Record<string, string>;
  /** For the app, e.g. `--hidden`. */
  readonly args?: readonly string[];
  /** What the system prefers; light where it is not said. */
  readonly colorScheme?: 'light' | 'dark';
  /** A person will use it: with windows, and the system's own clipboard. */
  readonly attended?: boolean;
  /** The folder with the app's `package.json`; this repository's by default. */
  readonly appPath?: string;
}

export interface TrayHandle {
  /** The labels of all items that can be clicked, those of submenus included. */
  items(): Promise<string[]>;
  /**
   * Clicks the item at the end of this path. A segment fits a label that it equals or begins; the last segments are
   * enough. Rejects where no item fits, or several that differ.
   */
  click(...path: string[]): Promise<void>;
  /**
   * Clicks and answers what each click took. One after another, or all in the same moment. Shorter than asked where a
   * click put nothing on the clipboard within 20 s.
   */
  time(label: string, options?: { readonly clicks?: number; readonly atOnce?: boolean }): Promise<CopyTime[]>;
  tooltip(): Promise<string>;
  /** Where the tray is a page. */
  page(): Promise<Page | null>;
}

interface ClipboardHandle {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  clear(): Promise<void>;
  /** The names of all formats that are on it. */
  formats(): Promise<string[]>;
  /** The text that was on it when the app had ended well. */
  atEnd(): Promise<string>;
}

export interface LaunchedApp {
  readonly host: HostName;
  /** The first window's page. Reading it throws while there is none, as after a start with `--hidden`. */
  readonly window: Page;
  readonly tray: TrayHandle;
  readonly clipboard: ClipboardHandle;
  readonly profile: string;
  readonly pid: number;
  /** Resolves once the app has ended, however it did. */
  readonly closed: Promise<void>;
  /** Waits for the window's page, which is then `window`. */
  openedWindow(): Promise<Page>;
  /** Every payload from main to the renderer so far, answers and events, as JSON text. */
  messagesToRenderer(): Promise<string[]>;
  notifications(): Promise<{ readonly title: string; readonly body: string }[]>;
  /** What the app opened in the browser. */
  openedLinks(): Promise<string[]>;
  windows(): Promise<WindowState[]>;
  /** What the app made of its windows' `webPreferences`, in order of creation. */
  webPreferences(): Promise<Electron.WebPreferences[]>;
  /** What a page asked for and did not get; empty on Electron, which does not tell. */
  blockedRequests(): Promise<BlockedRequest[]>;
  /** Whether main would give a page this permission, on a request and on a check; null on Electron: there, ask it. */
  permission(name: string): Promise<PermissionAnswers | null>;
  /** The channels on which main answers calls. */
  channels(): Promise<string[]>;
  /** Hands main a call that seems to come from there, and answers what it answers. */
  callFrom(caller: Caller, channel: string, input: unknown): Promise<unknown>;
  /** As a click on the window's cross. */
  closeWindow(): Promise<void>;
  power(event: PowerEvent): Promise<void>;
  /** A shortcut of the desktop, pressed in whatever program; false where the app does not listen to it. */
  pressShortcut(accelerator: string): Promise<boolean>;
  /** The page of the quick search, which waits hidden once it has a shortcut. */
  quickOpen(): Promise<Page>;
  /** What is chosen in the dialogs for files from now on; null: the person gives up. */
  chooseFile(file: string | null): Promise<void>;
  /** Makes the computer untouched for so long, in s. */
  idle(seconds: number): Promise<void>;
  /** Puts main's wall clock forward, as a machine that slept finds it, and tells main of the waking. */
  advanceClock(ms: number): Promise<void>;
  /** How long main's event loop was held up since the last reset, of which there must have been one. */
  lag(): Promise<Lag>;
  resetLag(): Promise<void>;
  /** What main's heap holds once its garbage is collected, without what was noted for tests, which is forgotten. */
  heapBytes(): Promise<number>;
  /** Starts the app once more on the same profile, and answers with its exit code. */
  secondInstance(...args: string[]): Promise<number | null>;
  /** What main has written to its standard output and error so far. */
  logs(): string;
  /** Quits as a person does. Rejects where the app does not end within 20 s, or not well. Does nothing once it has ended. */
  close(): Promise<void>;
  /** As a power cut for main. */
  kill(): Promise<void>;
}
