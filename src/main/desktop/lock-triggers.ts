import { powerMonitor, systemPreferences } from 'electron';
import type { Settings } from '../../contract/settings.ts';
import { t } from '../../contract/language/language.ts';
import { watchScreenLock } from './screen-lock.ts';

interface Triggered {
  readonly settings: () => Settings;
  readonly lock: () => Promise<void>;
  /** Also where nothing is to be locked: nobody is there to paste it. */
  readonly clearClipboard: () => Promise<void>;
  /** Said once, where the settings ask for what this desktop does not tell. */
  readonly say: (notice: string) => void;
}

interface Watching {
  readonly settingsChanged: () => void;
  readonly end: () => void;
}

/** How often the idle time is looked at, in ms, while the setting asks for it. */
const lookEveryMs = 10_000;

/** Locks when the person has left, as far as the settings ask for it. */
export function watchForLeaving({ settings, lock, clearClipboard, say }: Triggered): Watching {
  let timer: NodeJS.Timeout | null = null;
  let isScreenWatched = true;
  let isSaid = false;
  const look = (): void => {
    const { lockAfterMinutes } = settings();
    if (lockAfterMinutes !== null && powerMonitor.getSystemIdleTime() >= lockAfterMinutes * 60) void lock();
  };
  const leaving = (locks: (settings: Settings) => boolean): void => {
    void (locks(settings()) ? lock() : clearClipboard()).catch(() => undefined);
  };
  const onScreenLock = (): void => leaving(({ lockOnScreenLock }) => lockOnScreenLock);
  powerMonitor.on('lock-screen', onScreenLock);
  const sayUnwatched = (): void => {
    if (isScreenWatched || isSaid || !settings().lockOnScreenLock) return;
    isSaid = true;
    say(t('notice.noScreenLock'));
  };
  const onUnavailable = (): void => {
    isScreenWatched = false;
    sayUnwatched();
  };
  const end = process.platform === 'linux' ? watchScreenLock({ onLock: onScreenLock, onUnavailable }) : () => undefined;
  powerMonitor.on('suspend', () => leaving(({ lockOnSuspend }) => lockOnSuspend));
  const settingsChanged = (): void => {
    if (timer) clearInterval(timer);
    timer = settings().lockAfterMinutes === null ? null : setInterval(look, lookEveryMs);
    sayUnwatched();
  };
  settingsChanged();
  return { settingsChanged, end };
}

/** Touch ID where the computer has it; elsewhere one click is enough. */
export async function askSystemForPerson(): Promise<void> {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return;
  await systemPreferences.promptTouchID(t('lock.touchId'));
}
