import * as z from 'zod';
import { clipboardSecondsRange, defaultSettings } from '../contract/settings.ts';
import type { Settings } from '../contract/settings.ts';
import { openSafeStore } from './accounts/safe-store.ts';
import { TokendockError } from './errors.ts';

const { min, max } = clipboardSecondsRange;
const settingsFile = z.object({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark']),
  clipboardSeconds: z.int().min(min).max(max),
});

export interface SettingsStore {
  readonly warning: string | null;
  readonly get: () => Settings;
  /** Fails with `invalid-input`, and with `store-unwritable`; then the old settings stand. */
  readonly save: (settings: Settings) => void;
}

export function openSettings(folder: string): SettingsStore {
  const store = openSafeStore({
    folder,
    name: 'settings',
    schema: settingsFile,
    empty: { version: 1, ...defaultSettings },
  });
  let current: Settings = store.initial;
  return {
    warning: store.warning,
    get: () => ({ theme: current.theme, clipboardSeconds: current.clipboardSeconds }),
    save({ theme, clipboardSeconds }) {
      const parsed = settingsFile.safeParse({ version: 1, theme, clipboardSeconds });
      if (!parsed.success) {
        const fields = { clipboardSeconds: `Enter a whole number of seconds from ${min} to ${max}.` };
        throw new TokendockError({ code: 'invalid-input', message: fields.clipboardSeconds, fields });
      }
      store.write(parsed.data);
      current = parsed.data;
    },
  };
}
