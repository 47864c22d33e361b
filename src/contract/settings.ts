import type * as z from 'zod/mini';
import type { settingsShape } from './settings-shape.ts';

/** What the accounts of a section are sorted by; `custom` is the order that the person made. */
export const listSorts = ['recent', 'label', 'life', 'custom'] as const;

export type Settings = Readonly<z.output<typeof settingsShape>>;
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  clipboardSeconds: 30,
  productionClipboardSeconds: 15,
  safetyMarginSeconds: 60,
  notifications: true,
  closeToTray: true,
  startAtLogin: false,
  quickOpenShortcut: null,
  lockAfterMinutes: null,
  lockOnScreenLock: false,
  lockOnSuspend: false,
  listSort: 'recent',
  proxyMode: 'system',
  proxyUrl: '',
};

/** The shortest and the longest clipboard life, in s. */
export const clipboardSecondsRange = { min: 5, max: 600 } as const;
/** In s: below a minute, a token may die on its way to the request. */
export const safetyMarginSecondsRange = { min: 60, max: 900 } as const;
/** In min. */
export const lockAfterMinutesRange = { min: 1, max: 480 } as const;
