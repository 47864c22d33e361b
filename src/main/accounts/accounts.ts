import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { openAccountFiles } from './account-files.ts';
import type { AccountFile } from './account-files.ts';
import type { AccountNote, AccountRecord } from './account-record.ts';

/** The saved accounts. Every change is on the disk when the call returns, but for `note`'s. */
export interface Accounts {
  /** What the user should know about the files that were found. */
  readonly warnings: readonly string[];
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
  /** Puts these into this order; answers the ids of those whose place is another now. */
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
  /** Accounts of a file. A change writes its file as a whole: of 100 accounts with their history, 200 kB. */
  readonly most?: number;
}

const noteDelayMs = 1000;

export function openAccounts({ folder, onUnwritable, most = 100 }: Options): Accounts {
  const files = openAccountFiles(folder, most);
  /** The files with something that `note` left unwritten. */
  const unwritten = new Set<AccountFile>();
  let timer: NodeJS.Timeout | null = null;

  const homeOf = (id: string): AccountFile | undefined => files.all().findLast((file) => file.records.has(id));

  function all(): AccountRecord[] {
    const records = files.all().flatMap((file) => [...file.records.values()]);
    return files.hasDoubles ? [...new Map(records.map((record) => [record.id, record])).values()] : records;
  }

  function save(file: AccountFile, records: AccountFile['records']): void {
    file.write(records);
    unwritten.delete(file);
    if (unwritten.size === 0) stopTimer();
  }

  function stopTimer(): void {
    if (timer) clearTimeout(timer);
    timer = null;
  }

  function find(id: string): { record: AccountRecord; file: AccountFile } {
    const file = homeOf(id);
    const record = file?.records.get(id);
    if (file && record) return { record, file };
    throw unknownAccount();
  }

  /** What can't be written now goes along with the next change of its file. */
  function trySave(file: AccountFile, records = file.records): void {
    unwritten.delete(file);
    try {
      save(file, records);
    } catch (error) {
      onUnwritable(error);
    }
  }

  /** One file at a time, so that nobody waits for all of them. */
  function writeNext(): void {
    timer = null;
    const [file] = unwritten;
    if (file) trySave(file);
    if (unwritten.size > 0) timer = setTimeout(writeNext);
  }

  return {
    warnings: files.all().flatMap(({ warning }) => warning ?? []),
    list: () => all().filter(({ pending }) => pending === null),
    get(id) {
      const { record } = find(id);
      if (record.pending !== null) throw unknownAccount();
      return record;
    },
    has: (id) => homeOf(id) !== undefined,
    interrupted: () => all().filter(({ pending }) => pending !== null),
    add(record) {
      const file = files.withRoom();
      save(file, new Map(file.records).set(record.id, record));
    },
    update(id, change) {
      const { record, file } = find(id);
      save(file, new Map(file.records).set(id, { ...record, ...change }));
    },
    remove(id) {
      // Last from the file where it counts, or a crash in between would bring back what another holds.
      for (const file of files.all()) {
        if (file.records.has(id)) save(file, new Map([...file.records].filter(([each]) => each !== id)));
      }
    },
    reorder(ids) {
      const places = new Map([...new Set(ids)].map((id, position) => [id, position]));
      const isMoved = ({ id, position }: AccountRecord): boolean => (places.get(id) ?? position) !== position;
      const moved = new Set(
        all()
          .filter(isMoved)
          .map(({ id }) => id),
      );
      const done: { file: AccountFile; before: AccountFile['records'] }[] = [];
      try {
        for (const file of files.all()) {
          const before = file.records;
          if (![...before.keys()].some((id) => moved.has(id))) continue;
          save(file, new Map([...before].map(([id, record]) => [id, placed(record, places)])));
          done.push({ file, before });
        }
      } catch (error) {
        for (const { file, before } of done) trySave(file, before);
        throw error;
      }
      return [...places.keys()].filter((id) => moved.has(id));
    },
    note(id, note) {
      const file = homeOf(id);
      const record = file?.records.get(id);
      if (!file || !record) return;
      file.remember({ ...record, ...note });
      if (note.rejected !== undefined && note.rejected !== record.rejected) return trySave(file);
      unwritten.add(file);
      timer ??= setTimeout(writeNext, noteDelayMs);
    },
    flush() {
      for (const file of unwritten) trySave(file);
      stopTimer();
    },
  };
}

function placed(record: AccountRecord, places: ReadonlyMap<string, number>): AccountRecord {
  return { ...record, position: places.get(record.id) ?? record.position };
}

function unknownAccount(): TokendockError {
  return new TokendockError({ code: 'unknown-account', message: t('failure.unknownAccount') });
}
