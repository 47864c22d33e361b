import './without-electron.ts';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAccountChanges } from '../accounts/account-changes.ts';
import { createAccountSecrets } from '../accounts/account-secrets.ts';
import { openAccounts } from '../accounts/accounts.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { providers } from '../providers/index.ts';
import { createTestClock } from './test-clock.ts';
import { keychainError } from './test-keychain.ts';

/** What outlives the program: a folder and the keychain's entries. */
export interface Remains {
  readonly folder: string;
  readonly entries: Map<string, string>;
}

export type Mishap =
  /** The program ends just before or just after the step. */
  | 'crash-before'
  | 'crash-after'
  /** The step fails, and what it was to do is not done. */
  | 'fails'
  /** So do all later ones of its kind. */
  | 'fails-from-then-on'
  /** The keychain misses its deadline, but has done it. */
  | 'late';

export const mishaps: readonly Mishap[] = ['crash-before', 'crash-after', 'fails', 'fails-from-then-on', 'late'];

export class Crash extends Error {}

/** The changes of accounts with a mishap at one of their steps; each write of the store or call to the keychain is one. */
export function openInterruptedDesk({ folder, entries }: Remains, mishap: Mishap | null, at: number) {
  const steps = { taken: 0, met: null as 'store' | 'keychain' | null };
  let crashed = false;

  function step<T>(kind: 'store' | 'keychain', work: () => T, fail: (late: boolean) => never): T {
    if (crashed) throw new Crash();
    const isIt = steps.taken++ === at && mishap !== null;
    if (isIt) steps.met = kind;
    if (isIt && mishap === 'crash-before') crashed = true;
    if (crashed) throw new Crash();
    if (isIt && mishap === 'late' && kind === 'keychain') {
      work();
      return fail(true);
    }
    if (mishap === 'fails' ? isIt : mishap === 'fails-from-then-on' && steps.met === kind) return fail(false);
    const result = work();
    crashed = isIt && mishap === 'crash-after';
    if (crashed) throw new Crash();
    return result;
  }

  const call = async <T>(work: () => T): Promise<T> => {
    await new Promise((resolve) => process.nextTick(resolve));
    return step('keychain', work, (late) => {
      throw keychainError(late ? 'keychain-timed-out' : 'keychain-locked');
    });
  };
  const keychain: Keychain = {
    getPassword: (account) => call(() => entries.get(account) ?? null),
    setPassword: (account, value) => call(() => void entries.set(account, value)),
    deletePassword: (account) => call(() => entries.delete(account)),
  };

  const real = openAccounts({ folder, onUnwritable: () => undefined });
  /** The store's own failure: a folder stands where it writes its copy. */
  const write = (work: () => void): void =>
    step('store', work, () => {
      const inTheWay = join(folder, `accounts.json.bak.tmp-${process.pid}`);
      mkdirSync(inTheWay);
      try {
        work();
      } finally {
        rmdirSync(inTheWay);
      }
      throw new Error('The store was to fail.');
    });
  const accounts: Accounts = {
    ...real,
    add: (record) => write(() => real.add(record)),
    update: (id, change) => write(() => real.update(id, change)),
    remove: (id) => write(() => real.remove(id)),
  };

  const forgotten: string[] = [];
  const changes = createAccountChanges({
    accounts,
    secrets: createAccountSecrets(keychain),
    tokens: {
      forget: (id) => void forgotten.push(id),
      adopt: () => undefined,
      statusOf: () => ({ kind: 'signed-out' }),
    },
    http: () => Promise.reject(new Error('Nothing is sent here.')),
    providers,
    clock: createTestClock(),
    onChange: () => undefined,
  });
  return { accounts: real, changes, steps };
}
