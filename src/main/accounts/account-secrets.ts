import type { Keychain } from '../keychain/keychain.ts';
import { Secret } from '../secret.ts';

/** An account's two entries in the keychain; each call fails as `Keychain` does. */
export interface AccountSecrets {
  /** Null where none is saved. Read from the keychain once a run, so that a later sign-in does not wait for it. */
  readonly password: (id: string) => Promise<Secret | null>;
  readonly savePassword: (id: string, password: Secret) => Promise<void>;
  /** The session's text, null where none is saved. */
  readonly session: (id: string) => Promise<Secret | null>;
  readonly saveSession: (id: string, session: string) => Promise<void>;
  readonly forgetSession: (id: string) => Promise<void>;
  /** Drops from memory what was read; the keychain keeps it. */
  readonly dropFromMemory: () => void;
  /** Removes both; it is no failure where there was nothing. */
  readonly forget: (id: string) => Promise<void>;
}

const sessionEntry = (id: string): string => `${id}:session`;

export function createAccountSecrets(keychain: Keychain): AccountSecrets {
  const passwords = new Map<string, Secret>();
  let changes = 0;
  const changed = (id: string): void => {
    changes += 1;
    passwords.delete(id);
  };
  const read = async (entry: string): Promise<Secret | null> => {
    const value = await keychain.getPassword(entry);
    return value === null ? null : new Secret(value);
  };
  return {
    async password(id) {
      const known = passwords.get(id);
      if (known) return known;
      const changesBefore = changes;
      const password = await read(id);
      if (password && changes === changesBefore) passwords.set(id, password);
      return password;
    },
    async savePassword(id, password) {
      changed(id);
      // Not known again until it is read: after a failure nobody knows which one the keychain holds.
      await keychain.setPassword(id, password.reveal()).finally(() => changed(id));
    },
    session: (id) => read(sessionEntry(id)),
    saveSession: (id, session) => keychain.setPassword(sessionEntry(id), session),
    async forgetSession(id) {
      // Also where the password was rejected: someone may have mended it in the keychain.
      changed(id);
      await keychain.deletePassword(sessionEntry(id));
    },
    dropFromMemory() {
      changes += 1;
      passwords.clear();
    },
    async forget(id) {
      changed(id);
      // The session first: what fails halfway leaves an account that can still sign in.
      await keychain.deletePassword(sessionEntry(id));
      await keychain.deletePassword(id);
    },
  };
}
