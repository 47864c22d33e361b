import { t } from '../contract/language/language.ts';
import { TokendockError } from './errors.ts';

interface LockWork {
  /** Drops what is in memory and clears the clipboard; what fails of it does not keep the lock open. */
  readonly onLock: () => Promise<void>;
  readonly onChange: (locked: boolean) => void;
  /** Asks the system who is there, where it can; rejects where the person is refused or gives up. */
  readonly askSystem: () => Promise<void>;
}

export interface Lock {
  readonly isLocked: () => boolean;
  readonly lock: () => Promise<void>;
  /** Fails with `locked` where the system does not let this person in. */
  readonly unlock: () => Promise<void>;
  /** Fails with `locked`. */
  readonly requireUnlocked: () => void;
}

/** While it is locked, nothing of the accounts is shown, copied or changed, and no secret is in memory. */
export function createLock({ onLock, onChange, askSystem }: LockWork): Lock {
  let locked = false;
  return {
    isLocked: () => locked,
    async lock() {
      if (locked) return;
      locked = true;
      onChange(true);
      await onLock().catch(() => undefined);
    },
    async unlock() {
      if (!locked) return;
      try {
        await askSystem();
      } catch {
        throw lockedFailure(t('lock.unconfirmed'));
      }
      locked = false;
      onChange(false);
    },
    requireUnlocked() {
      if (locked) throw lockedFailure(t('lock.first'));
    },
  };
}

function lockedFailure(message: string): TokendockError {
  return new TokendockError({ code: 'locked', message });
}
