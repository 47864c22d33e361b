import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Check } from './check.ts';

const folder = resolve(import.meta.dirname, 'checks');

/** Every file of `checks/` named by a number holds one; in the order of their numbers. */
export async function findChecks(only: readonly string[] = []): Promise<Check[]> {
  const files = (await readdir(folder)).filter((file) => /^\d\d-[a-z-]+\.ts$/.test(file)).toSorted();
  const checks: Check[] = [];
  for (const file of files) {
    const { check }: { check: Check } = await import(resolve(folder, file));
    checks.push(check);
  }
  return only.length === 0 ? checks : checks.filter(({ id }) => only.includes(id));
}
