import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { AccountRecord } from '../../../src/main/accounts/account-record.ts';
import { openAccounts } from '../../../src/main/accounts/accounts.ts';
import type { Accounts } from '../../../src/main/accounts/accounts.ts';
import { TokendockError } from '../../../src/main/errors.ts';

/** What came of a change on a bad disk. */
export interface Tried {
  readonly end: 'saved' | 'refused';
  /** What did not hold, a sentence each. */
  readonly problems: readonly string[];
}

export interface Trial {
  /** What stands there before; null: nothing does. */
  readonly template: string | null;
  readonly folder: string;
  readonly label: string;
  /** Makes the disk bad, once the store is open. */
  readonly worsen: () => void;
  readonly mend: () => void;
}

export const open = (folder: string): Accounts => openAccounts({ folder, onUnwritable: () => undefined });

/** Changes an account, or adds the first, on a disk that is bad meanwhile: the old content or the new one, whole. */
export function tryChange({ template, folder, label, worsen, mend }: Trial, extra: AccountRecord): Tried {
  rmSync(folder, { recursive: true, force: true });
  if (template === null) mkdirSync(folder);
  else cpSync(template, folder, { recursive: true });
  const accounts = open(folder);
  const before = accounts.list();
  const change = (): void => {
    const [first] = before;
    if (first) accounts.update(first.id, { label });
    else accounts.add({ ...extra, label });
  };
  const wanted =
    before.length > 0 ? before.map((one, index) => (index === 0 ? { ...one, label } : one)) : [{ ...extra, label }];

  worsen();
  const problems: string[] = [];
  let end: Tried['end'] = 'saved';
  try {
    change();
  } catch (error) {
    end = 'refused';
    if (!isTold(error)) problems.push(`the failure was no store-unwritable: ${String(error).slice(0, 200)}`);
  }
  const expected = end === 'saved' ? wanted : before;
  const look = (when: string, now: Accounts): void => {
    if (!isDeepStrictEqual(now.list(), expected))
      problems.push(`${when}, the accounts were not ${end === 'saved' ? 'the new' : 'the old'} ones`);
    if (now.warnings.length > 0) problems.push(`${when}, the store was damaged`);
  };
  look('afterwards', accounts);
  look('on the next start', open(folder));
  mend();
  look('on the next start on a good disk', open(folder));
  try {
    change();
    if (!isDeepStrictEqual(open(folder).list(), wanted)) problems.push('the change was lost on the good disk');
  } catch {
    problems.push('the change was refused on the good disk too');
  }
  const left = readdirSync(folder).filter((name) => !/^accounts\.json(\.bak)?$/.test(name));
  if (left.length > 0) problems.push(`${left.join(', ')} was left behind`);
  return { end, problems };
}

/** In words for the person. */
export function isTold(error: unknown): boolean {
  return (
    error instanceof TokendockError && error.code === 'store-unwritable' && error.message.includes('was not saved')
  );
}
