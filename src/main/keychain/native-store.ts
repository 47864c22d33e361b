import { AsyncEntry } from '@napi-rs/keyring';
import { keychainService } from './keychain.ts';
import { troubleOf } from './library-errors.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

/** Without the pin, the library falls back to the kernel's keyring, which a reboot empties. */
const options = { linux: { store: 'secret-service' } } as const;

/**
 * The system's own keychain. Blocks the process that it runs in, and may do so for ever: only for the keychain's
 * process. There each entry has a bus connection of its own, which takes 10 ms to open and closes only when garbage
 * is collected. So entries are kept, and main replaces the process after a while (`client.ts`).
 */
export function createNativeStore(): TextStore {
  const entries = new Map<string, AsyncEntry>();

  const use = async <T>(name: string, call: (entry: AsyncEntry) => Promise<T>): Promise<T> => {
    const kept = entries.get(name);
    try {
      const entry = kept ?? new AsyncEntry(keychainService, name, options);
      entries.set(name, entry);
      return await call(entry);
    } catch (error) {
      entries.delete(name);
      const trouble = troubleOf(error);
      // An entry from before the service was restarted fails for that alone; locked or hanging would be so again.
      if (kept === undefined || trouble === 'locked' || trouble === 'no-answer') throw new TroubleError(trouble);
      return await use(name, call);
    }
  };

  return {
    get: (name) => use(name, (entry) => entry.getPassword()),
    set: (name, text) => use(name, (entry) => entry.setPassword(text)),
    delete: (name) => use(name, (entry) => entry.deleteCredential()),
  };
}
