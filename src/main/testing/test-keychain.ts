import type { FailureCode } from '../../contract/result.ts';
import { TokendockError } from '../errors.ts';
import type { Keychain } from '../keychain/keychain.ts';

export type KeychainProblem = Extract<FailureCode, `keychain-${string}`>;

/** A keychain in memory that can be locked, and that remembers what it was asked. */
export interface TestKeychain extends Keychain {
  readonly entries: Map<string, string>;
  /** E.g. `get 1f…` or `set 1f…:session`. */
  readonly calls: string[];
  /** What calls fail with, until it is null again; only those that the text begins, where one is given. */
  fail: (problem: KeychainProblem | null, only?: string) => void;
  /** What else happens when it is asked something. */
  meanwhile: (call: string) => void;
}

export function createTestKeychain(): TestKeychain {
  const entries = new Map<string, string>();
  const calls: string[] = [];
  let current: KeychainProblem | null = null;
  let concerned = '';

  async function call<T>(name: string, work: () => T): Promise<T> {
    calls.push(name);
    keychain.meanwhile(name);
    // As in another process: the answer comes later.
    await new Promise((resolve) => process.nextTick(resolve));
    if (current !== null && name.startsWith(concerned)) throw keychainError(current);
    return work();
  }

  const keychain: TestKeychain = {
    entries,
    calls,
    meanwhile: () => undefined,
    fail(problem, only = '') {
      current = problem;
      concerned = only;
    },
    getPassword: (account) => call(`get ${account}`, () => entries.get(account) ?? null),
    setPassword: (account, value) => call(`set ${account}`, () => void entries.set(account, value)),
    deletePassword: (account) => call(`delete ${account}`, () => entries.delete(account)),
  };
  return keychain;
}

export function keychainError(code: KeychainProblem): TokendockError {
  return new TokendockError({ code, message: `The keychain failed: ${code}.` });
}
