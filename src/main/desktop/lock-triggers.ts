import { powerMonitor, systemPreferences } from 'electron';
import type { Settings } from '../../contract/settings.ts';
import { t } from '../../contract/language/language.ts';

interface Triggered {
  readonly settings: () => Settings;
  readonly lock: () => Promise<void>;
  /** Also where nothing is to be locked: nobody is there to paste it. */
  readonly clearClipboard: () => Promise<void>;
}

/** How often the idle time is looked at, in ms, while the setting asks for it. */
const lookEveryMs = 10_000;

/** Locks when the person has left, as far as the settings ask for it. Answers what to call when they change. */
export function watchForLeaving({ settings, lock, clearClipboard }: Triggered): { settingsChanged: () => void } {
  let timer: NodeJS.Timeout | null = null;
  const look = (): void => {
    const { lockAfterMinutes } = settings();
    if (lockAfterMinutes !== null && powerMonitor.getSystemIdleTime() >= lockAfterMinutes * 60) void lock();
  };
  const leaving = (locks: (settings: Settings) => boolean): void => {
    void (locks(settings()) ? lock() : clearClipboard()).catch(() => undefined);
  };
  powerMonitor.on('lock-screen', () => leaving(({ lockOnScreenLock }) => lockOnScreenLock));
  powerMonitor.on('suspend', () => leaving(({ lockOnSuspend }) => lockOnSuspend));
  const settingsChanged = (): void => {
    if (timer) clearInterval(timer);
    timer = settings().lockAfterMinutes === null ? null : setInterval(look, lookEveryMs);
  };
  settingsChanged();
  return { settingsChanged };
}

/** Touch ID where the computer has it; elsewhere one click is enough. */
export async function askSystemForPerson(): Promise<void> {
  if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return;
  await systemPreferences.promptTouchID(t('lock.touchId'));
}
