import { writeSync } from 'node:fs';
import { openSafeStore } from '../accounts/safe-store.ts';
import type { SafeStore } from '../accounts/safe-store.ts';
import { TokendockError } from '../errors.ts';

// Run by tests as a process of its own, which can be killed and limited: `saving-process.ts endless FOLDER`, or
// `saving-process.ts once JOBS`.

/** Counts how often it was saved; the padding gives it a size. */
export interface Counted extends Record<string, unknown> {
  readonly count: number;
  readonly padding: string;
}

/** Not zod's: to load it takes as long as all the rest of such a process. */
const schema = {
  safeParse(content: unknown) {
    if (!isCounted(content)) throw new TypeError('Not counted.');
    return { success: true as const, data: content };
  },
};

function isCounted(content: unknown): content is Counted {
  return typeof content === 'object' && content !== null && 'count' in content && 'padding' in content;
}

export function openCounted(folder: string): SafeStore<Counted> {
  return openSafeStore<Counted>({ folder, name: 'counted', schema, empty: { count: 0, padding: '' } });
}

/** One more saving in a folder. */
export interface Job {
  readonly folder: string;
  /** The length of the padding, in characters. */
  readonly size: number;
  /** Whether it runs as a Snap, where electron-store writes in place. */
  readonly snap: boolean;
}

export interface Done {
  readonly count: number;
  readonly warning: string | null;
  /** `saved`, or the failure. */
  readonly end: string;
}

function save({ folder, size, snap }: Job): Done {
  if (snap) process.env['SNAP'] = '/snap/tokendock/1';
  else delete process.env['SNAP'];
  const { initial, warning, write } = openCounted(folder);
  const done = (end: string): Done => ({ count: initial.count, warning, end });
  try {
    write({ count: initial.count + 1, padding: 'x'.repeat(size) });
    return done('saved');
  } catch (error) {
    return done(error instanceof TokendockError ? `${error.code}: ${error.message}` : String(error));
  }
}

/** Saves until it is killed, or left alone; tells each count once it is saved. */
function saveEndlessly(folder: string): void {
  const { initial, write } = openCounted(folder);
  const parent = process.ppid;
  for (let count = initial.count + 1; process.ppid === parent; count++) {
    write({ count, padding: 'x'.repeat(60_000 + (count % 7) * 1000) });
    writeSync(1, `${count}\n`);
  }
}

if (import.meta.main) {
  const [, , what, argument = ''] = process.argv;
  if (what === 'endless') {
    saveEndlessly(argument);
  } else {
    const jobs: Job[] = JSON.parse(argument);
    writeSync(1, JSON.stringify(jobs.map(save)));
  }
}
