import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import { open, tryChange } from './change.ts';
import type { Tried } from './change.ts';

// Run in a mount namespace of its own: `full-disk.ts FOLDER STEP`, where FOLDER is empty. It mounts a small disk on
// `FOLDER/disk`, and prints what came of each trial as JSON.

export interface SweepResult {
  readonly fileBytes: number;
  readonly trials: readonly (Tried & { readonly what: string })[];
}

const page = 4096;
const diskBytes = 128 * page;
const files = 64;

function sweep(folder: string, step: number): SweepResult {
  const disk = join(folder, 'disk');
  const store = join(disk, 'store');
  const filler = join(disk, 'filler');
  const template = join(folder, 'template');
  mkdirSync(disk);
  const records = Array.from({ length: 40 }, (_, index) => aRecord({ label: `account ${index} ${'x'.repeat(300)}` }));
  const accounts = open(template);
  for (const record of records) accounts.add(record);
  const fileBytes = records.reduce((sum, record) => sum + JSON.stringify(record).length, 0);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes},nr_inodes=${files}`, 'tmpfs', disk]);

  const extra = aRecord();
  const trials: SweepResult['trials'][number][] = [];
  const mend = (): void => rmSync(filler, { recursive: true, force: true });
  const attempt = (what: string, from: string | null, label: string, worsen: () => void, mendBy = mend): void => {
    for (const snap of [false, true]) {
      if (snap) process.env['SNAP'] = '/snap/tokendock/1';
      else delete process.env['SNAP'];
      const tried = tryChange({ template: from, folder: store, label, worsen, mend: mendBy }, extra);
      trials.push({ ...tried, what: `${what}${snap ? ', in a Snap' : ''}` });
    }
  };
  // From no room at all to more than the old file, its copy and the new file take.
  const enough = Math.ceil((3 * (fileBytes + 20_000)) / page);
  for (let pages = 0; pages <= enough; pages += step) {
    const fill = (): void => leaveRoom(disk, filler, pages);
    attempt(`a larger content with ${pages} pages free`, template, 'y'.repeat(20_000), fill);
    attempt(`a smaller content with ${pages} pages free`, template, '', fill);
    attempt(`a first content with ${pages} pages free`, null, 'y'.repeat(20_000), fill);
  }
  for (let free = 0; free <= 4; free++)
    attempt(`room for ${free} more files`, template, 'z', () => leaveFiles(filler, free));
  const remount = (how: string): void => void execFileSync('mount', ['-o', `remount,${how}`, disk]);
  attempt(
    'a disk that became read-only',
    template,
    'z',
    () => remount('ro'),
    () => remount('rw'),
  );
  return { fileBytes, trials };
}

function leaveRoom(disk: string, filler: string, pages: number): void {
  const { bfree, bsize } = statfsSync(disk);
  const descriptor = openSync(filler, 'w');
  const bytes = bfree * bsize - pages * page;
  if (bytes > 0) writeSync(descriptor, Buffer.alloc(bytes));
  closeSync(descriptor);
}

/** Fills up with empty files, then takes some away. */
function leaveFiles(filler: string, free: number): void {
  mkdirSync(filler);
  const made: string[] = [];
  for (let number = 0; number < files; number++) {
    const path = join(filler, String(number));
    try {
      writeFileSync(path, '');
      made.push(path);
    } catch {
      break;
    }
  }
  for (const path of made.slice(0, free)) unlinkSync(path);
}

const [, , folder = '', step = '1'] = process.argv;
process.stdout.write(JSON.stringify(sweep(folder, Number(step))));
