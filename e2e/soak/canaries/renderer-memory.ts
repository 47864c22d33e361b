import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { familyOf } from './processes.ts';
import type { SecretSearch } from '../../canaries.ts';

interface MemoryScan {
  /** The places in the list of secrets of those that were found. */
  readonly found: Set<number>;
  readonly processes: number;
  readonly megabytes: number;
}

/** Looks into everything that the renderer processes of the app may write to (Linux only). Rejects where it may not. */
export async function scanRenderers(app: { readonly pid: number }, search: SecretSearch): Promise<MemoryScan> {
  const family = await familyOf(app.pid);
  const found = new Set<number>();
  let processes = 0;
  let bytes = 0;
  for (const { pid, commandLine } of family) {
    if (!commandLine.includes('--type=renderer')) continue;
    processes += 1;
    for (const part of await memoryOf(pid)) {
      bytes += part.length;
      for (const secret of search.whichIn(part)) found.add(secret);
    }
  }
  return { found, processes, megabytes: Math.round(bytes / 1e6) };
}

const pageBytes = 4096;
/** As much at once, in pages. */
const mostPages = 4096;
/** So much of the last part is seen again with the next, for what lies across the border. */
const overlapBytes = 8192;

async function memoryOf(pid: number): Promise<Iterable<Buffer>> {
  // proc_pid_maps(5)
  const maps = await readFile(`/proc/${pid}/maps`, 'latin1');
  const ranges = [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)].map(([, start = '', end = '']) => ({
    start: Number.parseInt(start, 16),
    end: Number.parseInt(end, 16),
  }));
  return readRanges(pid, ranges);
}

function* readRanges(pid: number, ranges: readonly { start: number; end: number }[]): Generator<Buffer> {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r');
  try {
    for (const { start, end } of ranges) {
      let before = Buffer.alloc(0);
      for (const run of usedPages(pagemap, start, end)) {
        const part = Buffer.alloc(run.bytes);
        const read = readAt(memory, part, run.start);
        yield run.follows ? Buffer.concat([before, part.subarray(0, read)]) : part.subarray(0, read);
        before = part.subarray(Math.max(0, read - overlapBytes), read);
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
}

interface Run {
  readonly start: number;
  readonly bytes: number;
  /** Directly behind the one before. */
  readonly follows: boolean;
}

/** Runs of pages that are there, in memory or swapped out (Documentation/admin-guide/mm/pagemap.rst); most never are. */
function* usedPages(pagemap: number, start: number, end: number): Generator<Run> {
  const entries = Buffer.alloc(((end - start) / pageBytes) * 8);
  readAt(pagemap, entries, (start / pageBytes) * 8);
  const isUsed = (page: number): boolean => ((entries[page * 8 + 7] ?? 0) & 0xc0) !== 0;
  const pages = entries.length / 8;
  let lastEnd = -1;
  for (let page = 0; page < pages; page++) {
    if (!isUsed(page)) continue;
    const first = page;
    while (page < pages && page - first < mostPages && isUsed(page)) page += 1;
    yield { start: start + first * pageBytes, bytes: (page - first) * pageBytes, follows: lastEnd === first };
    lastEnd = page;
    page -= 1;
  }
}

/** How many bytes could be read: what vanished meanwhile holds nothing. */
function readAt(file: number, buffer: Buffer, position: number): number {
  try {
    return readSync(file, buffer, 0, buffer.length, position);
  } catch {
    return 0;
  }
}
