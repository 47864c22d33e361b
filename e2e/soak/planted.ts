import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Check, Defect } from './check.ts';
import { copyProgram } from './program-copy.ts';
import { runCheck } from './run-checks.ts';
import type { Checked } from './run-checks.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface Planted {
  readonly id: string;
  readonly defect: string;
  readonly caught: boolean;
  /** What the check said of it, or why that counts for nothing. */
  readonly words: string;
}

/** Makes each of the check's defects in a copy of the program, and runs the check there at reduced counts. */
export async function plantDefects(check: Check, tell: (planted: Planted) => void): Promise<Planted[]> {
  const results: Planted[] = [];
  for (const defect of check.planted) {
    const found = await inCopyWith(defect, (copy) => runCheck(check, { quick: true, root: copy })).then(
      judged,
      (error: unknown) => ({ caught: false, words: `It could not be planted. ${String(error)}` }),
    );
    const planted = { id: check.id, defect: defect.what, ...found };
    results.push(planted);
    tell(planted);
  }
  return results;
}

/** A check that crashes has caught nothing: it must say what does not hold. */
function judged({ held, answered, broken }: Checked): { caught: boolean; words: string } {
  const words = broken[0] ?? (held ? 'It held all the same.' : 'It gave no figures.');
  return { caught: answered && !held && broken.length > 0, words };
}

async function inCopyWith<T>(defect: Defect, work: (copy: string) => Promise<T>): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), 'tokendock-planted-'));
  try {
    await copyProgram(root, copy);
    await symlink(resolve(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    await plant(copy, defect);
    await build(copy);
    return await work(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function plant(copy: string, { file, find, replace }: Defect): Promise<void> {
  const path = join(copy, file);
  const parts = (await readFile(path, 'utf8')).split(find);
  if (parts.length !== 2) throw new Error(`In ${file}, this stands ${parts.length - 1} times instead of once: ${find}`);
  await writeFile(path, parts.join(replace));
}

/** The bundles, from the changed source. */
async function build(copy: string): Promise<void> {
  const program = resolve(root, 'node_modules/electron-vite/bin/electron-vite.js');
  await promisify(execFile)(process.execPath, [program, 'build'], { cwd: copy });
}
