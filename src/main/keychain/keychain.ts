/**
 * The operating system's keychain: keytar's three verbs, for the service `Tokendock`.
 *
 * Each rejects with a `TokendockError`:
 * - `keychain-locked`: a person has to unlock it, then try again; what it keeps is still there.
 * - `keychain-unavailable`: there is none, or it refuses.
 * - `keychain-timed-out`: no answer in 3 s, which is also what a locked keychain looks like whose prompt nobody has
 *   answered yet. Whether a set or delete was carried out is then not known; a prompt answered later does not carry
 *   it out.
 * - `cancelled`: the program is ending.
 *
 * A value comes back identical, whatever its characters.
 */
export interface Keychain {
  /** Null where nothing is kept under that name; never null because the keychain is locked or has no keyring. */
  getPassword(account: string): Promise<string | null>;
  /** One that is too long (`maxValueLength`) is refused as `invalid-input` before anything is written. */
  setPassword(account: string, value: string): Promise<void>;
  /** False where there was nothing to delete; never false because the keychain is locked or has no keyring. */
  deletePassword(account: string): Promise<boolean>;
}

export const keychainService = 'Tokendock';

/** An entry that is there for moments only, and holds nothing (`native-store.ts`). */
export const keyringProbe = 'keyring-check';
