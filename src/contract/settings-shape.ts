import * as z from 'zod/mini';
import { languages } from './language/language.ts';
import { listSorts } from './settings.ts';

/** All that a person can set. The ranges are judged by main, which can say what is wrong with a field. */
export const settingsShape = z.strictObject({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  /** How long a copied token stays on the clipboard, in s. */
  clipboardSeconds: z.number(),
  /** The same for accounts marked as production. */
  productionClipboardSeconds: z.number(),
  /** How much life a token must have left to count as fresh, in s; a tenth of its lifetime where that is shorter. */
  safetyMarginSeconds: z.number(),
  /** Whether a copy from the tray shows a notification. */
  notifications: z.boolean(),
  /** Whether closing the window leaves the program in the tray. */
  closeToTray: z.boolean(),
  /** Started with the computer, the program shows no window. */
  startAtLogin: z.boolean(),
  /** Opens the quick search from anywhere, as Electron's accelerator, e.g. `CommandOrControl+Shift+K`; null: off. */
  quickOpenShortcut: z.nullable(z.string().check(z.maxLength(100))),
  /** Locks after so long without a key or a click on this computer; null: never. */
  lockAfterMinutes: z.nullable(z.number()),
  lockOnScreenLock: z.boolean(),
  lockOnSuspend: z.boolean(),
  listSort: z.enum(listSorts),
  proxyMode: z.enum(['system', 'none', 'manual']),
  /** Used where the mode is `manual`, e.g. `http://proxy.example:3128`. */
  proxyUrl: z.string().check(z.maxLength(2000)),
});
