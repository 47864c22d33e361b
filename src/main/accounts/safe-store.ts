import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { checkedText, parseChecked } from './checked-text.ts';
import { removeLeftovers, replaceDurably, syncFile, syncFolder } from './durable-files.ts';

interface SafeStoreOptions<T> {
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
  /** Refuses what this version can't read, a later version's file among it. */
  readonly schema: { readonly safeParse: (content: unknown) => { readonly data?: T | undefined } };
  /** Lifts an older file's content to the present version, before the schema is applied. */
  readonly migrate?: (content: unknown) => unknown;
  readonly empty: T;
}

/** A file of settings or accounts that survives a full disk and a crash while it is written. */
export interface SafeStore<T> {
  /** What the file holds at the start. */
  readonly initial: T;
  /** What the user should know about the file that was found; null where all was well. */
  readonly warning: string | null;
  /**
   * Replaces the content. Fails with `store-unwritable`, and then the old content still stands.
   * electron-store's own writer reports success after putting a truncated file in the place of the good one when the
   * disk is nearly full, and is not atomic under `SNAP`: hence the copy before and the comparison after.
   */
  readonly write: (content: T) => void;
  /** The same, and a copy that there was holds it too: afterwards, nothing brings back what was there before. */
  readonly settle: (content: T) => void;
  /** Forgets file and copy. What can't be removed stays, and never the copy alone. */
  readonly remove: () => void;
}

export function openSafeStore<T extends Record<string, unknown>>(options: SafeStoreOptions<T>): SafeStore<T> {
  const { folder, name, empty } = options;
  const file = join(folder, `${name}.json`);
  const backup = `${file}.bak`;
  removeLeftovers(folder, `${name}.json`);
  const found = recover({ ...options, file, backup });
  /** The text of the last content that was read or written whole; null where there was none. */
  let good = found.good?.text ?? null;
  const put = createWriter(folder, name);

  return {
    initial: found.good?.content ?? empty,
    warning: found.warning,
    write(content) {
      if (found.blocked) throw unwritable(folder, 'EACCES');
      const text = checkedText(content);
      try {
        if (good) replaceDurably(backup, good);
      } catch (error) {
        throw unwritable(folder, error);
      }
      try {
        put(text.toString());
        if (readFileSync(file).equals(text)) {
          syncFolder(folder);
          good = text;
          return;
        }
      } catch (error) {
        restore(file, good && backup);
        throw unwritable(folder, error);
      }
      restore(file, good && backup);
      throw unwritable(folder, 'ENOSPC');
    },
    settle(content) {
      if (found.blocked) throw unwritable(folder, 'EACCES');
      const text = checkedText(content);
      try {
        if (good) replaceDurably(backup, text);
        replaceDurably(file, text);
        syncFolder(folder);
      } catch (error) {
        throw unwritable(folder, error);
      }
      good = text;
    },
    remove() {
      rmSync(backup, { force: true });
      // Alone, the copy would be taken for that of a lost file.
      syncFolder(folder);
      rmSync(file, { force: true });
      good = null;
    },
  };
}

/**
 * electron-store, as no more than the writer of a text: left to itself it reads the file before each writing, and walks
 * through all that is to be written, which takes several times as long as the writing.
 */
function createWriter(folder: string, name: string): (text: string) => void {
  let text = '';
  let store: Store | null = null;
  return (next) => {
    text = next;
    store ??= new Store({
      cwd: folder,
      name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      serialize: () => text,
      deserialize: () => ({}),
    });
    store.store = {};
    // There it is written in place, and left to the system's own time.
    if (process.env['SNAP']) syncFile(join(folder, `${name}.json`));
  };
}

interface Good<T> {
  readonly content: T;
  readonly text: Buffer;
}

interface Found<T> {
  readonly good: Good<T> | null;
  readonly warning: string | null;
  /** The file is there but can't be read, so it must not be replaced either. */
  readonly blocked: boolean;
}

function recover<T>(options: SafeStoreOptions<T> & { file: string; backup: string }): Found<T> {
  const { folder, name, file, backup } = options;
  const blocked = (code: string): Found<T> => {
    const warning = t('store.blocked', { file, code });
    return { good: null, warning, blocked: true };
  };
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const damaged = join(folder, `${name}.damaged-${stamp}.json`);
  let aside: string | null = null;
  try {
    const good = read(file, options);
    if (good) return { good, warning: null, blocked: false };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' && !existsSync(backup)) return { good: null, warning: null, blocked: false };
    if (code !== '' && code !== 'ENOENT') return blocked(code);
  }
  try {
    if (setAside(file, damaged)) aside = damaged;
  } catch (error) {
    return blocked(codeOf(error));
  }
  const good = readBackup(backup, options);
  if (!good) {
    try {
      // A later version's, maybe, and then the only one that is whole: the next changes would overwrite it.
      setAside(backup, `${damaged}.bak`);
    } catch (error) {
      return blocked(codeOf(error));
    }
    const warning = aside === null ? t('store.missingLost', { file }) : t('store.damagedLost', { file, aside });
    return { good, warning, blocked: false };
  }
  try {
    replaceDurably(file, good.text);
  } catch {
    // Without room for it now, the copy is all there is: it stays, and the next change tries again.
  }
  const warning = aside === null ? t('store.missingRestored', { file }) : t('store.damagedRestored', { file, aside });
  return { good, warning, blocked: false };
}

/** Null where the content is not of this version's making; fails where it can't be read or is no JSON. */
function read<T>(path: string, { schema, migrate }: SafeStoreOptions<T>): Good<T> | null {
  const text = readFileSync(path);
  const json = parseChecked(text);
  const content = schema.safeParse(migrate ? migrate(json) : json).data;
  return content === undefined ? null : { content, text };
}

function readBackup<T>(backup: string, options: SafeStoreOptions<T>): Good<T> | null {
  try {
    return read(backup, options);
  } catch {
    return null;
  }
}

/** Whether there was something. */
function setAside(path: string, aside: string): boolean {
  if (!existsSync(path)) return false;
  renameSync(path, aside);
  return true;
}

/** Puts the previous content back, if there was any; a rename needs no room on the disk. */
function restore(file: string, backup: string | null): void {
  try {
    if (backup !== null) renameSync(backup, file);
    else rmSync(file, { force: true });
  } catch {
    // A folder that can't be written to was not changed either.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function unwritable(folder: string, reason: unknown): TokendockError {
  const code = typeof reason === 'string' ? reason : codeOf(reason);
  const why =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'store.diskFull'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'store.forbidden'
        : 'store.failed';
  const message = t(why, { folder, code: code === '' ? '' : ` (${code})` });
  return new TokendockError({ code: 'store-unwritable', message });
}
