import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import { isTold, open, tryChange } from './change.ts';

/**
 * Its first byte belongs to nobody: whoever reads or writes there gets EIO from Linux, as from a disk that is dying.
 * A link to it stands in for a bad file.
 */
const badFile = '/proc/self/mem';

export const canBreak = existsSync(badFile);

interface BrokenDisk {
  readonly trials: number;
  readonly problems: readonly string[];
}

export function tryBrokenDisk(folder: string): BrokenDisk {
  const template = join(folder, 'template');
  const accounts = open(template);
  for (const label of ['one', 'two', 'three']) accounts.add(aRecord({ label }));
  const problems: string[] = [];
  const store = join(folder, 'store');
  const file = join(store, 'accounts.json');

  const copy = `${file}.bak.tmp-${process.pid}`;
  const trials = [
    { what: 'EIO while the copy is written', snap: false, path: copy },
    { what: 'EIO while the file is written in place', snap: true, path: file },
  ];
  for (const { what, snap, path } of trials) {
    if (snap) process.env['SNAP'] = '/snap/tokendock/1';
    const worsen = (): void => {
      rmSync(path, { force: true });
      symlinkSync(badFile, path);
    };
    const mend = (): void => {
      if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(path);
    };
    const tried = tryChange({ template, folder: store, label: 'changed', worsen, mend }, aRecord());
    delete process.env['SNAP'];
    problems.push(...tried.problems.map((problem) => `${what}: ${problem}`));
    if (tried.end === 'saved') problems.push(`${what}: it was called saved`);
  }
  return { trials: trials.length + 1, problems: [...problems, ...tryUnreadable(join(folder, 'unreadable'))] };
}

/** A file that can't be read is left as it is, and the person is told. */
function tryUnreadable(store: string): string[] {
  mkdirSync(store);
  const file = join(store, 'accounts.json');
  symlinkSync(badFile, file);
  const accounts = open(store);
  const problems: string[] = [];
  if (!accounts.warnings.some((warning) => warning.includes('EIO'))) problems.push('an unreadable file is not told of');
  try {
    accounts.add(aRecord());
    problems.push('an account is added to a file that can’t be read');
  } catch (error) {
    if (!isTold(error)) problems.push('an account that can’t be added is not told of');
  }
  if (!lstatSync(file).isSymbolicLink()) problems.push('a file that can’t be read was replaced');
  renameSync(store, `${store}-done`);
  return problems;
}
