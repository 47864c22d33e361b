import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type * as z from 'zod';
import { TokendockError } from '../errors.ts';

interface SafeStoreOptions<T> {
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
  /** Refuses what this version can't read, a later version's file among it. */
  readonly schema: z.ZodType<T>;
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
}

export function openSafeStore<T extends Record<string, unknown>>(options: SafeStoreOptions<T>): SafeStore<T> {
  const { folder, name, empty } = options;
  const file = join(folder, `${name}.json`);
  const backup = `${file}.bak`;
  removeLeftovers(folder, `${name}.json`);
  const found = recover({ ...options, file, backup });
  /** The text of the last content that was read or written whole. */
  let good = existsSync(file) && !found.blocked ? readFileSync(file) : null;
  const store = found.blocked
    ? null
    : new Store<T>({ cwd: folder, name, configFileMode: 0o600, accessPropertiesByDotNotation: false });

  return {
    initial: found.content ?? empty,
    warning: found.warning,
    write(content) {
      if (!store) throw unwritable(folder, 'EACCES');
      try {
        if (good) replaceDurably(backup, good);
      } catch (error) {
        throw unwritable(folder, error);
      }
      try {
        store.store = content;
        const written = readFileSync(file);
        if (JSON.stringify(JSON.parse(written.toString())) === JSON.stringify(content)) {
          good = written;
          return;
        }
      } catch (error) {
        restore(file, backup);
        throw unwritable(folder, error);
      }
      restore(file, backup);
      throw unwritable(folder, 'ENOSPC');
    },
  };
}

interface Found<T> {
  readonly content: T | null;
  readonly warning: string | null;
  /** The file is there but can't be read, so it must not be replaced either. */
  readonly blocked: boolean;
}

function recover<T>({
  folder,
  name,
  file,
  backup,
  schema,
  migrate,
}: SafeStoreOptions<T> & { file: string; backup: string }): Found<T> {
  const read = (path: string): T | null => {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return schema.safeParse(migrate ? migrate(json) : json).data ?? null;
  };
  try {
    const content = read(file);
    if (content !== null) return { content, warning: null, blocked: false };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' && !existsSync(backup)) return { content: null, warning: null, blocked: false };
    if (code !== '' && code !== 'ENOENT') {
      const warning = `${file} can’t be read (${code}), so nothing is changed in it. Check who owns it, then start Tokendock again.`;
      return { content: null, warning, blocked: true };
    }
  }
  const aside = existsSync(file) ? setAside(folder, name, file) : null;
  const kept = aside === null ? `${file} was missing` : `${file} could not be read and was kept as ${aside}`;
  try {
    const content = read(backup);
    if (content !== null) {
      replaceDurably(file, readFileSync(backup));
      return { content, warning: `${kept}. The copy from before the last change was restored.`, blocked: false };
    }
  } catch {
    // No usable copy either.
  }
  return {
    content: null,
    warning: `${kept}. There was no usable copy of it, so Tokendock starts without.`,
    blocked: false,
  };
}

function setAside(folder: string, name: string, file: string): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const aside = join(folder, `${name}.damaged-${stamp}.json`);
  renameSync(file, aside);
  return aside;
}

/** Puts the previous content back; a rename needs no room on the disk. */
function restore(file: string, backup: string): void {
  try {
    if (existsSync(backup)) renameSync(backup, file);
    else rmSync(file, { force: true });
  } catch {
    // A folder that can't be written to was not changed either.
  }
}

function replaceDurably(path: string, content: Buffer): void {
  const temporary = `${path}.tmp-${process.pid}`;
  try {
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      writeSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A process that is killed while it saves leaves its temporary file behind. */
function removeLeftovers(folder: string, fileName: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith(`${fileName}.tmp-`) || entry.startsWith(`${fileName}.bak.tmp-`))
      rmSync(join(folder, entry), { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function unwritable(folder: string, reason: unknown): TokendockError {
  const code = typeof reason === 'string' ? reason : codeOf(reason);
  const why =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'The disk is full'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'Tokendock may not write there'
        : 'Writing failed';
  const message = `The change was not saved in ${folder}. ${why}${code === '' ? '' : ` (${code})`}; what was there before is kept.`;
  return new TokendockError({ code: 'store-unwritable', message });
}
