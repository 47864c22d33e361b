import * as z from 'zod/mini';
import {
  clipboardSecondsRange,
  defaultSettings,
  lockAfterMinutesRange,
  safetyMarginSecondsRange,
} from '../contract/settings.ts';
import { settingsShape } from '../contract/settings-shape.ts';
import type { Settings, SettingsChange } from '../contract/settings.ts';
import { t } from '../contract/language/language.ts';
import { openSafeStore } from './accounts/safe-store.ts';
import { TokendockError } from './errors.ts';

type WholeKey = 'settings.wholeSeconds' | 'settings.wholeMinutes';

const whole = (range: { readonly min: number; readonly max: number }, key: WholeKey) => {
  const { min, max } = range;
  // Worded when it is refused, in the language of that moment.
  const words = (): string => t(key, range);
  return z.int({ error: words }).check(z.minimum(min, { error: words }), z.maximum(max, { error: words }));
};

const accepted = z.extend(settingsShape, {
  clipboardSeconds: whole(clipboardSecondsRange, 'settings.wholeSeconds'),
  productionClipboardSeconds: whole(clipboardSecondsRange, 'settings.wholeSeconds'),
  safetyMarginSeconds: whole(safetyMarginSecondsRange, 'settings.wholeSeconds'),
  lockAfterMinutes: z.nullable(whole(lockAfterMinutesRange, 'settings.wholeMinutes')),
});

/** Only where it is to be used: who turns it off should not have to mend it first. */
function refuseBadProxy({ proxyMode, proxyUrl }: Settings, context: z.core.$RefinementCtx<Settings>): void {
  const problem = proxyMode === 'manual' ? problemOfProxy(proxyUrl) : null;
  if (problem !== null) context.addIssue({ code: 'custom', path: ['proxyUrl'], message: problem });
}

function problemOfProxy(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^(https?|socks5):$/.test(url.protocol) || url.host === '') return t('settings.noProxyAddress');
  return url.username === '' && url.password === '' ? null : t('settings.proxyUserInfo');
}

/** A good address waits until it is used again. Another is forgotten: it may hold a password, which no file is to hold. */
function unusedProxy(text: string): string {
  return problemOfProxy(text) === null ? text : '';
}

const settingsFile = z.extend(accepted, { version: z.literal(1) });

/** An earlier version's file lacks what was added since. */
const withDefaults = (file: unknown): unknown => (isObject(file) ? { ...defaultSettings, ...file } : file);

export interface SettingsStore {
  readonly warning: string | null;
  readonly get: () => Settings;
  /** The settings as this would make them. Fails with `invalid-input`. */
  readonly changed: (change: SettingsChange) => Settings;
  /** Fails with `invalid-input`, and with `store-unwritable`; then the old settings stand. */
  readonly save: (settings: Settings) => void;
}

export function openSettings(folder: string): SettingsStore {
  const store = openSafeStore({
    folder,
    name: 'settings',
    schema: settingsFile,
    migrate: withDefaults,
    empty: { version: 1, ...defaultSettings },
  });
  const { version: _version, ...initial } = store.initial;
  let current: Settings = initial;
  return {
    warning: store.warning,
    get: () => ({ ...current }),
    changed: (change) => parse({ ...current, ...change }),
    save(next) {
      const parsed = parse(next);
      const { proxyMode, proxyUrl } = parsed;
      const kept = { ...parsed, proxyUrl: proxyMode === 'manual' ? proxyUrl : unusedProxy(proxyUrl) };
      store.write({ version: 1, ...kept });
      current = kept;
    },
  };
}

function parse(settings: object): Settings {
  const parsed = accepted.check(z.superRefine(refuseBadProxy)).safeParse(settings);
  if (!parsed.success) throw unacceptable(parsed.error);
  return parsed.data;
}

function unacceptable({ issues }: z.core.$ZodError): TokendockError {
  const fields = Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
  return new TokendockError({ code: 'invalid-input', message: issues[0]?.message ?? '', fields });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
