import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { bundleInto } from '../power-cut/bundle.ts';
import { lastWords, runProgram } from '../run-program.ts';
import type { Ended } from '../run-program.ts';
import { makePlaces } from './forbidden.ts';
import type { ForbiddenResult } from './forbidden.ts';
import type { SweepResult } from './full-disk.ts';

const isRoot = process.getuid?.() === 0;
/** `nobody`, on every Linux. */
const nobody = '65534';

/** The small disk, in a mount namespace, which needs no privilege where the system lends one; null where it does not. */
export async function sweepFullDisk(step: number): Promise<SweepResult | null> {
  const privileges = [['--map-root-user'], []].map((own) => ['--mount', ...own]);
  return inFolder(async (folder) => {
    const program = await bundleInto(folder, resolve(import.meta.dirname, 'full-disk.ts'));
    for (const options of privileges) {
      if ((await runProgram('unshare', [...options, 'true'], folder)).code !== 0) continue;
      const place = await mkdtemp(join(folder, 'trial-'));
      const command = [...options, process.execPath, program, place, String(step)];
      return parsed(await runProgram('unshare', command, folder));
    }
    return null;
  });
}

/** As a user without privileges. Where this is root, folders and files of another owner are among the trials. */
export async function tryForbidden(): Promise<ForbiddenResult> {
  return inFolder(async (folder) => {
    const program = await bundleInto(folder, resolve(import.meta.dirname, 'forbidden.ts'));
    const place = await mkdtemp(join(folder, 'places-'));
    await Promise.all([folder, place].map((path) => chmod(path, path === place ? 0o777 : 0o755)));
    if (isRoot) makePlaces(place, 'foreign');
    const plain = [process.execPath, program, place];
    const [command = '', ...args] = isRoot
      ? ['setpriv', '--reuid', nobody, '--regid', nobody, '--clear-groups', ...plain]
      : plain;
    return parsed(await runProgram(command, args, folder));
  });
}

/** What the program printed, which is of this suite's own making. */
function parsed(ended: Ended): ReturnType<typeof JSON.parse> {
  if (ended.code !== 0) throw new Error(`A trial did not end well: ${lastWords(ended)}`);
  return JSON.parse(ended.stdout);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-disk-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
