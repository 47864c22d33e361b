import { Secret } from '../secret.ts';
import { requireAccountName, requireStorable } from './accepted.ts';
import type { Keychain } from './keychain.ts';

/** Keeps secrets until the program ends, for a system without a keychain; never on disk. Accepts what the system's does. */
export function createMemoryKeychain(): Keychain {
  const secrets = new Map<string, Secret>();
  return {
    async getPassword(account) {
      requireAccountName(account);
      return secrets.get(account)?.reveal() ?? null;
    },
    async setPassword(account, value) {
      requireAccountName(account);
      requireStorable(value);
      secrets.set(account, new Secret(value));
    },
    async deletePassword(account) {
      requireAccountName(account);
      return secrets.delete(account);
    },
  };
}
