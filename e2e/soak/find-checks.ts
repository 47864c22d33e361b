// Checks may use the accounts' store under plain Node.
import '../../src/main/testing/without-electron.ts';
import { resolve } from 'node:path';
import { numberedModules } from '../numbered-modules.ts';
import type { Check } from './check.ts';

/** Every file of `checks/` named by a number holds one; in the order of their numbers. */
export async function findChecks(only: readonly string[] = []): Promise<Check[]> {
  const modules = await numberedModules<{ readonly check: Check }>(resolve(import.meta.dirname, 'checks'));
  const checks = modules.map(({ check }) => check);
  return only.length === 0 ? checks : checks.filter(({ id }) => only.includes(id));
}
