import type Electron from 'electron';
import type { PowerEvent } from '../desktop/power-monitor.ts';
import type { PermissionAnswers } from '../network/session.ts';
import type { Records } from '../records.ts';
import type { Caller } from './callers.ts';

export interface WindowState {
  readonly title: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
}

/** How long main's event loop was held up by main itself, in ms, since the last reset; before the first nobody looks. */
export interface Lag {
  readonly maxMs: number;
  readonly p99Ms: number;
  /** The time that main waited for a processor included, which is the machine's doing. */
  readonly maxWithWaitsMs: number;
}

/** A moment in main. */
export interface Moment {
  /** In ms since it started. */
  readonly at: number;
  /** How long it had waited for a processor by then, in ms. */
  readonly waited: number;
}

/** From a click in the tray to the clipboard's next write is the main job. */
export interface Timings {
  readonly trayClicks: Moment[];
  /** When main gave the clipboard something to write. */
  readonly handOvers: Moment[];
  readonly clipboardWrites: Moment[];
}

/** What a test may ask of the process that it started, over the process's own channel. */
export interface ControlCalls {
  /** Starts Chromium if nothing else has; the port takes a second Playwright. */
  debuggingPort(): Promise<number>;
  readClipboard(): Promise<string>;
  writeClipboard(text: string): Promise<void>;
  clearClipboard(): void;
  clipboardFormats(): Promise<Record<string, string>>;
  messagesToRenderer(): string[];
  records(): Records;
  power(event: PowerEvent): void;
  /** A shortcut of the desktop, pressed in whatever program; false where the app does not listen to it. */
  pressShortcut(accelerator: string): boolean;
  /** What is chosen in the dialogs for files from now on; null: the person gives up. */
  chooseFile(file: string | null): void;
  /** So long nobody has touched the computer. */
  idle(seconds: number): void;
  windows(): WindowState[];
  /** What the app made of its windows' `webPreferences`, in order of creation. */
  webPreferences(): Electron.WebPreferences[];
  /** What the default session's permission handlers say. */
  permission(name: string): Promise<PermissionAnswers>;
  /** The channels of `ipcMain.handle`. */
  channels(): string[];
  callFrom(caller: Caller, channel: string, input: unknown): Promise<unknown>;
  /** As a click on the window's cross. */
  closeWindow(): void;
  timings(): Timings;
  resetTimings(): void;
  /** Puts main's wall clock forward, as a machine that slept finds it, and tells of the waking. */
  advanceClock(ms: number): void;
  lag(): Lag;
  resetLag(): void;
  /** Of main, with its garbage collected; all that was noted for tests is forgotten first. */
  heapBytes(): Promise<number>;
  quit(): void;
}

export type ControlName = keyof ControlCalls;

export interface ControlRequest {
  readonly id: number;
  readonly name: ControlName;
  readonly args: unknown[];
}

/** Of the value only the asker knows the kind. */
export type ControlAnswer =
  | { readonly id: number; readonly value: never }
  | { readonly id: number; readonly error: string };

/** The app's last word, when it ends well. */
export interface Farewell {
  readonly clipboardAtEnd: string;
}
