import { Entry } from '@napi-rs/keyring';
import { keychainService, keyringProbe } from './keychain.ts';
import { troubleOf } from './library-errors.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** Without the pin, the library falls back to the kernel's keyring, which a reboot empties. */
const options = { linux: { store: 'secret-service' } } as const;

/**
 * The system's own keychain. Blocks the process that it runs in, and may do so for ever: only for the keychain's
 * process, which has nothing else to do and which main can end all the same. There each entry has a bus connection of
 * its own, which takes 10 ms to open and closes only when garbage is collected. So entries are kept, and main replaces
 * the process after a while (`client.ts`).
 */
export function createNativeStore(): TextStore {
  const entries = new Map<string, Entry>();

  const use = <T>(name: string, call: (entry: Entry) => T, isRetry = false): T => {
    const kept = entries.get(name);
    try {
      const entry = kept ?? new Entry(keychainService, name, options);
      entries.set(name, entry);
      return call(entry);
    } catch (error) {
      entries.delete(name);
      const trouble = troubleOf(error);
      if (isRetry || !mayPass(trouble, kept !== undefined)) throw new TroubleError(trouble);
      return use(name, call, true);
    }
  };

  /** Where a Secret Service has no keyring, or has closed all, it finds nothing and deletes nothing, without a word. */
  const requireKeyring = (): void => {
    if (process.platform !== 'linux') return;
    use(keyringProbe, (entry) => entry.setPassword(probeText));
    use(keyringProbe, (entry) => entry.deleteCredential());
  };

  return {
    get(name) {
      const text = use(name, (entry) => entry.getPassword());
      if (text === null) requireKeyring();
      return text;
    },
    set(name, text) {
      use(name, (entry) => entry.setPassword(text));
    },
    delete(name) {
      const existed = use(name, (entry) => entry.deleteCredential());
      if (!existed) requireKeyring();
      return existed;
    },
  };
}

/** The library can't ask for the default keyring: only writing to it shows whether there is one. */
const probeText = 'Written to see whether there is a keyring. It can be deleted.';

/**
 * Whether the same call may go better at once. An entry from before the service was restarted fails for that alone;
 * locked or hanging would be so again. A service that ended in mid-call may be started by the next.
 */
function mayPass(trouble: Trouble, wasKept: boolean): boolean {
  return wasKept ? trouble !== 'locked' && trouble !== 'no-answer' : trouble === 'cut-off';
}
