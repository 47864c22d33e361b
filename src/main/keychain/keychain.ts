/**
 * The operating system's keychain: keytar's three verbs, for the service `Tokendock`.
 *
 * Each rejects with a `TokendockError`: `keychain-locked` (ask the user to unlock it, then try again; the value is
 * still there), `keychain-unavailable` (there is none, or it refuses), `keychain-timed-out` (no answer in 3 s).
 * A value comes back identical, whatever its characters; one that the system can't hold is refused before anything
 * is written.
 */
export interface Keychain {
  /** Null where nothing is kept under that name; never null because the keychain is locked. */
  getPassword(account: string): Promise<string | null>;
  setPassword(account: string, value: string): Promise<void>;
  /** False where there was nothing to delete. */
  deletePassword(account: string): Promise<boolean>;
}

export const keychainService = 'Tokendock';
