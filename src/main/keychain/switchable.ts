import type { Failure } from '../../contract/result.ts';
import type { KeychainState } from '../../contract/state.ts';
import { TokendockError } from '../errors.ts';
import { createKeychainClient } from './client.ts';
import type { KeychainClient, KeychainClientOptions } from './client.ts';
import type { Keychain } from './keychain.ts';
import { createMemoryKeychain } from './memory-keychain.ts';

export interface SwitchableKeychain extends KeychainClient {
  /** `failure` is what the last call said about the keychain itself, null if that call succeeded. */
  state(): KeychainState;
  /** From now on secrets are kept for this run only. What the system's keychain holds stays there, unseen. */
  useMemory(): void;
}

export interface SwitchableKeychainOptions extends KeychainClientOptions {
  readonly onChange: (state: KeychainState) => void;
}

/** The keychain that the app uses: the system's, until the user chooses to keep secrets in memory. */
export function createKeychain({ onChange, ...options }: SwitchableKeychainOptions): SwitchableKeychain {
  const system = createKeychainClient(options);
  let keychain: Keychain = system;
  let state: KeychainState = { mode: 'system', failure: null };

  const change = (next: KeychainState): void => {
    if (next.mode === state.mode && next.failure?.message === state.failure?.message) return;
    state = next;
    onChange(state);
  };

  const watch = async <T>(call: (keychain: Keychain) => Promise<T>): Promise<T> => {
    const asked = keychain;
    const report = (failure: Failure | null): void => {
      // What was asked before the switch says nothing about memory.
      if (asked === keychain) change({ mode: state.mode, failure });
    };
    try {
      const result = await call(asked);
      report(null);
      return result;
    } catch (error) {
      if (error instanceof TokendockError && error.code.startsWith('keychain-')) report(error.failure);
      throw error;
    }
  };

  return {
    getPassword: (account) => watch((keeper) => keeper.getPassword(account)),
    setPassword: (account, value) => watch((keeper) => keeper.setPassword(account, value)),
    deletePassword: (account) => watch((keeper) => keeper.deletePassword(account)),
    state: () => state,
    useMemory() {
      if (state.mode === 'memory') return;
      keychain = createMemoryKeychain();
      change({ mode: 'memory', failure: null });
    },
    end: () => system.end(),
    // What is kept in memory alone would be lost: it stays.
    release: () => system.release(),
  };
}
