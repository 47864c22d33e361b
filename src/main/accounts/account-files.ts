import { readdirSync } from 'node:fs';
import { accountsFile } from './account-record.ts';
import type { AccountRecord, AccountsFile } from './account-record.ts';
import { removeLeftovers } from './durable-files.ts';
import { openSafeStore } from './safe-store.ts';

type Records = ReadonlyMap<string, AccountRecord>;

/** A part of the accounts: `accounts.json`, `accounts-2.json` and so on. */
export interface AccountFile {
  readonly warning: string | null;
  /** What it holds, as far as what is known of it in memory. */
  readonly records: Records;
  /** Fails with `store-unwritable`, and then it holds what it held. */
  readonly write: (records: Records) => void;
  /** The same, but nothing brings back what it held before. */
  readonly settle: (records: Records) => void;
  readonly remove: () => void;
  /** Changes what is known of it, and writes nothing. */
  readonly remember: (record: AccountRecord) => void;
}

export interface AccountFiles {
  /** At least one, in the order of their accounts. */
  readonly all: () => readonly AccountFile[];
  /** Whether some accounts are in a second file still: only where the disk refused what was to end that. */
  readonly hasDoubles: boolean;
  /** The file for one more account: the last one, or a new one where that is full. */
  readonly withRoom: () => AccountFile;
}

/**
 * The accounts in files of at most so many, since a file is written as a whole: so a change among ten thousand accounts
 * costs what it costs among a hundred.
 *
 * An account is in one file. Only to split a file puts it into a second one for a moment, as it is in the first: so of
 * what a crash leaves in two, the second counts, and the splitting goes on from there.
 */
export function openAccountFiles(folder: string, most: number): AccountFiles {
  removeUnfinished(folder);
  const numbers = numbersIn(folder);
  let last = numbers.at(-1) ?? 1;
  const create = (): AccountFile => openAccountFile(folder, ++last);
  const found = numbers.map((number) => openAccountFile(folder, number));
  dropDoubles(found);
  const kept = withoutEmpty(found);
  const files = [...kept, ...kept.flatMap((file) => split(file, most, create))];

  return {
    all: () => files,
    hasDoubles: doublesIn(files).length > 0,
    withRoom() {
      const end = files.at(-1);
      if (end && end.records.size < most) return end;
      const next = create();
      files.push(next);
      return next;
    },
  };
}

/** A crash in the first writing of a file leaves a temporary one, and nothing that would be opened. */
function removeUnfinished(folder: string): void {
  const unfinished = namesIn(folder).flatMap((name) => /^(accounts-\d+\.json)(?:\.bak)?\.tmp-/.exec(name)?.[1] ?? []);
  for (const name of new Set(unfinished)) removeLeftovers(folder, name);
}

function numbersIn(folder: string): number[] {
  const later = namesIn(folder).map((name) => Number(/^accounts-(\d+)\.json(?:\.bak)?$/.exec(name)?.[1] ?? 1));
  return [...new Set([1, ...later])].toSorted((a, b) => a - b);
}

/** None in a folder that can't be looked into: then the first file says what is wrong. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function openAccountFile(folder: string, number: number): AccountFile {
  const name = number === 1 ? 'accounts' : `accounts-${number}`;
  const store = openSafeStore({ folder, name, schema: accountsFile, empty: { version: 1, accounts: [] } });
  let records = new Map(store.initial.accounts.map((record) => [record.id, record]));
  const saveBy = (save: (content: AccountsFile) => void) => (next: Records) => {
    save({ version: 1, accounts: [...next.values()] });
    records = new Map(next);
  };
  return {
    warning: store.warning,
    get records() {
      return records;
    },
    write: saveBy(store.write),
    settle: saveBy(store.settle),
    remove: store.remove,
    remember: (record) => void records.set(record.id, record),
  };
}

function dropDoubles(files: readonly AccountFile[]): void {
  for (const { file, ids } of doublesIn(files))
    attempt(() => file.settle(new Map([...file.records].filter(([id]) => !ids.has(id)))));
}

/** What is also in a later file. */
function doublesIn(files: readonly AccountFile[]): { file: AccountFile; ids: Set<string> }[] {
  const later = new Set<string>();
  return files.toReversed().flatMap((file) => {
    const ids = new Set([...file.records.keys()].filter((id) => later.has(id)));
    for (const id of file.records.keys()) later.add(id);
    return ids.size === 0 ? [] : { file, ids };
  });
}

/** Without the later files that have been emptied. */
function withoutEmpty([first, ...later]: readonly AccountFile[]): readonly AccountFile[] {
  const kept = later.filter((file) => {
    if (file.records.size > 0) return true;
    // What was lost with a file is told once: the next start finds it empty, and removes it.
    if (file.warning !== null) attempt(() => file.write(new Map()));
    return file.warning !== null || !attempt(file.remove);
  });
  return first ? [first, ...kept] : kept;
}

/**
 * A file that holds too many, from before there were several, gives the rest away: that is on the disk before it goes
 * from here. Where that fails, all of it stays here. Answers the files that are new.
 */
function split(file: AccountFile, most: number, create: () => AccountFile): AccountFile[] {
  const records = [...file.records];
  if (records.length <= most) return [];
  const parts: AccountFile[] = [];
  const isSplit = attempt(() => {
    for (let start = most; start < records.length; start += most) {
      const part = create();
      parts.push(part);
      part.settle(new Map(records.slice(start, start + most)));
    }
    file.settle(new Map(records.slice(0, most)));
  });
  return isSplit ? parts : parts.filter((part) => !attempt(part.remove));
}

/** Whether it could be done: what is only tidying waits for the next start. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
