import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lastWords, runProgram } from '../run-program.ts';
import { packagesOf, readLock, withChange } from './package-lock.ts';
import type { LockFile } from './package-lock.ts';
import { programIn } from './program-in.ts';

const configuration = '.lockfile-lintrc.json';
const victim = 'node_modules/zustand';
const registry = 'https://registry.npmjs.org/';

/** What an attacker, or a careless merge, would leave in the lock: changes of one package's entry. */
const plantedEntries: Readonly<Record<string, object>> = {
  'another host': { resolved: 'https://packages.example/zustand/-/zustand-5.1.0.tgz' },
  'no encryption': { resolved: `${registry.replace('https:', 'http:')}zustand/-/zustand-5.1.0.tgz` },
  'a repository': { resolved: 'git+ssh://git@github.com/nobody/zustand.git#0000000' },
  'another package': { resolved: `${registry}zustend/-/zustend-5.1.0.tgz` },
  'a weak checksum': { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
  'no checksum': { integrity: undefined },
};

interface LockScan {
  /** What is wrong with the program's own lock. */
  readonly problems: readonly string[];
  readonly planted: number;
  readonly missed: readonly string[];
}

/** The program's lock as lockfile-lint judges it, and whether planted ones are caught. */
export async function scanLock(root: string): Promise<LockScan> {
  const lock = await readLock(root);
  const missed: string[] = [];
  for (const [what, change] of Object.entries(plantedEntries)) {
    if ((await problemsOf(root, withChange(lock, victim, change))).length === 0) missed.push(what);
  }
  return { problems: await problemsOf(root, lock), planted: Object.keys(plantedEntries).length, missed };
}

async function problemsOf(root: string, lock: LockFile): Promise<string[]> {
  // lockfile-lint has nothing against a package without any checksum.
  const unchecked = packagesOf(lock).filter(([, { integrity }]) => !integrity);
  const problems = unchecked.map(([path]) => `${path} has no checksum.`);
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-lock-'));
  try {
    await copyFile(resolve(root, configuration), join(folder, configuration));
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const ended = await runProgram(process.execPath, [await programIn(root, 'lockfile-lint')], folder);
    return ended.code === 0 ? problems : [...problems, lastWords(ended)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
