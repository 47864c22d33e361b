import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import type { AccountRecord } from '../../../src/main/accounts/account-record.ts';
import { openAccounts } from '../../../src/main/accounts/accounts.ts';
import type { Accounts } from '../../../src/main/accounts/accounts.ts';

export interface Damaged {
  readonly folder: string;
  /** What the file holds. */
  readonly file: Buffer;
  /** What its copy holds; null: there is none. */
  readonly copy: Buffer | null;
  /** The accounts of the copy, where it can be used. */
  readonly inCopy: readonly AccountRecord[] | null;
  /** The accounts that the file held; where they are found all the same, nothing was damaged. */
  readonly whole: readonly AccountRecord[];
}

export interface Tried {
  readonly found: 'whole' | 'restored' | 'begun anew' | 'wrong';
  /** What did not hold. */
  readonly problem: string | null;
}

const open = (folder: string): Accounts => openAccounts({ folder, onUnwritable: () => undefined });

/** Starts with a damaged file, and changes accounts. */
export function tryDamaged({ folder, file, copy, inCopy, whole }: Damaged): Tried {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'accounts.json'), file);
  if (copy) writeFileSync(join(folder, 'accounts.json.bak'), copy);
  let accounts: Accounts;
  try {
    accounts = open(folder);
  } catch (error) {
    return wrong(`the start ended with ${error instanceof Error ? error.name : 'an error'}`);
  }
  const { warnings } = accounts;
  const found = accounts.list();
  if (warnings.length === 0)
    return isDeepStrictEqual(found, whole) ? { found: 'whole', problem: null } : wrong('it was taken for whole');
  if (!isDeepStrictEqual(found, inCopy ?? [])) return wrong('the copy was not taken');
  if (!warnings[0]?.includes(join(folder, 'accounts.damaged-'))) return wrong('it is not said where it was set aside');
  // The second change is the one that replaces the copy.
  const added = [aRecord({ label: 'new' }), aRecord({ label: 'newer' }), aRecord({ label: 'newest' })];
  for (const record of added) accounts.add(record);
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  if (!kept.some((bytes) => bytes.equals(file))) return wrong('it was overwritten');
  if (copy && !inCopy && !kept.some((bytes) => bytes.equals(copy))) return wrong('its copy was overwritten');
  const next = open(folder);
  if (next.warnings.length > 0 || !isDeepStrictEqual(next.list(), [...found, ...added]))
    return wrong('what was changed afterwards was lost');
  return { found: inCopy ? 'restored' : 'begun anew', problem: null };
}

function wrong(problem: string): Tried {
  return { found: 'wrong', problem };
}

/** The two files as the program writes them, and what they hold. */
export function writtenFiles(folder: string): {
  file: Buffer;
  copy: Buffer;
  whole: AccountRecord[];
  before: AccountRecord[];
} {
  const whole = [aRecord({ label: 'prod admin' }), aRecord({ provider: 'neostra', label: 'größer 😀', tags: ['eu'] })];
  const accounts = open(folder);
  for (const record of whole) accounts.add(record);
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  if (!existsSync(join(folder, 'accounts.json.bak'))) throw new Error('There is no copy of the store.');
  return { file: read('accounts.json'), copy: read('accounts.json.bak'), whole, before: whole.slice(0, 1) };
}
