import type { Keychain } from '../keychain/keychain.ts';
import { Secret } from '../secret.ts';

/** An account's two entries in the keychain; each call fails as `Keychain` does. */
export interface AccountSecrets {
  /** Null where none is saved. */
  readonly password: (id: string) => Promise<Secret | null>;
  readonly savePassword: (id: string, password: Secret) => Promise<void>;
  /** The session's text, null where none is saved. */
  readonly session: (id: string) => Promise<Secret | null>;
  readonly saveSession: (id: string, session: string) => Promise<void>;
  readonly forgetSession: (id: string) => Promise<void>;
  /** Removes both; it is no failure where there was nothing. */
  readonly forget: (id: string) => Promise<void>;
}

const sessionEntry = (id: string): string => `${id}:session`;

export function createAccountSecrets(keychain: Keychain): AccountSecrets {
  const read = async (entry: string): Promise<Secret | null> => {
    const value = await keychain.getPassword(entry);
    return value === null ? null : new Secret(value);
  };
  return {
    password: read,
    savePassword: (id, password) => keychain.setPassword(id, password.reveal()),
    session: (id) => read(sessionEntry(id)),
    saveSession: (id, session) => keychain.setPassword(sessionEntry(id), session),
    async forgetSession(id) {
      await keychain.deletePassword(sessionEntry(id));
    },
    async forget(id) {
      // The session first: what fails halfway leaves an account that can still sign in.
      await keychain.deletePassword(sessionEntry(id));
      await keychain.deletePassword(id);
    },
  };
}
