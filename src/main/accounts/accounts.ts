import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { accountsFile } from './account-record.ts';
import type { AccountNote, AccountRecord } from './account-record.ts';
import { openSafeStore } from './safe-store.ts';

/** The saved accounts. Every change is on the disk when the call returns, but for `note`'s. */
export interface Accounts {
  readonly warning: string | null;
  /** Without those that are still being added or deleted. */
  readonly list: () => readonly AccountRecord[];
  /** Fails with `unknown-account`, also for one that is still being added or deleted: so nothing is begun with it. */
  readonly get: (id: string) => AccountRecord;
  readonly has: (id: string) => boolean;
  /** Those that a crash left half added or half deleted. */
  readonly interrupted: () => readonly AccountRecord[];
  readonly add: (record: AccountRecord) => void;
  readonly update: (id: string, change: Partial<AccountRecord>) => void;
  readonly remove: (id: string) => void;
  /** Puts these into this order, in one write; answers the ids of those whose place is another now. */
  readonly reorder: (ids: readonly string[]) => readonly string[];
  /** Remembers at once, writes within a second; a rejected password is written at once. Ignores unknown accounts. */
  readonly note: (id: string, note: AccountNote) => void;
  /** Writes what `note` left unwritten. */
  readonly flush: () => void;
}

interface Options {
  readonly folder: string;
  /** Told when what `note` remembered could not be written. */
  readonly onUnwritable: (error: unknown) => void;
}

const noteDelayMs = 1000;

export function openAccounts({ folder, onUnwritable }: Options): Accounts {
  const store = openSafeStore({ folder, name: 'accounts', schema: accountsFile, empty: { version: 1, accounts: [] } });
  let records = new Map(store.initial.accounts.map((record) => [record.id, record]));
  let timer: NodeJS.Timeout | null = null;

  function save(next: Map<string, AccountRecord>): void {
    store.write({ version: 1, accounts: [...next.values()] });
    records = next;
    if (timer) clearTimeout(timer);
    timer = null;
  }

  function find(id: string): AccountRecord {
    const record = records.get(id);
    if (record) return record;
    throw unknownAccount();
  }

  function flush(): void {
    if (!timer) return;
    clearTimeout(timer);
    timer = null;
    try {
      save(records);
    } catch (error) {
      onUnwritable(error);
    }
  }

  return {
    warning: store.warning,
    list: () => [...records.values()].filter(({ pending }) => pending === null),
    get(id) {
      const record = find(id);
      if (record.pending !== null) throw unknownAccount();
      return record;
    },
    has: (id) => records.has(id),
    interrupted: () => [...records.values()].filter(({ pending }) => pending !== null),
    add: (record) => save(new Map(records).set(record.id, record)),
    update: (id, change) => save(new Map(records).set(id, { ...find(id), ...change })),
    remove(id) {
      const next = new Map(records);
      next.delete(id);
      save(next);
    },
    reorder(ids) {
      const next = new Map(records);
      const moved = [...new Set(ids)].filter((id, position) => {
        const record = records.get(id);
        if (!record || record.position === position) return false;
        next.set(id, { ...record, position });
        return true;
      });
      if (moved.length > 0) save(next);
      return moved;
    },
    note(id, note) {
      const record = records.get(id);
      if (!record) return;
      records.set(id, { ...record, ...note });
      timer ??= setTimeout(flush, noteDelayMs);
      if (note.rejected !== undefined && note.rejected !== record.rejected) flush();
    },
    flush,
  };
}

function unknownAccount(): TokendockError {
  return new TokendockError({ code: 'unknown-account', message: t('failure.unknownAccount') });
}
