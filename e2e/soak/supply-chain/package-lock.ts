import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';

const lockEntry = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().default(false),
});
const lockFile = z.looseObject({ packages: z.record(z.string(), lockEntry) });

export type LockFile = z.output<typeof lockFile>;
type LockEntry = z.output<typeof lockEntry>;

export async function readLock(folder: string): Promise<LockFile> {
  return lockFile.parse(JSON.parse(await readFile(resolve(folder, 'package-lock.json'), 'utf8')));
}

/** The same lock with a change of one package's entry. */
export function withChange(lock: LockFile, path: string, change: object): LockFile {
  return lockFile.parse({ ...lock, packages: { ...lock.packages, [path]: { ...lock.packages[path], ...change } } });
}

/** Its packages by the folder that each lies in; without the program itself. */
export function packagesOf({ packages }: LockFile): [path: string, entry: LockEntry][] {
  return Object.entries(packages).filter(([path]) => path !== '');
}

/** `name@version`, as an SBOM has it. */
export function nameOf([path, { version }]: [string, LockEntry]): string {
  return `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version ?? ''}`;
}
