import { resolve } from 'node:path';
import { numberedModules } from '../numbered-modules.ts';
import type { Bench } from './figure.ts';

/** Every file of `figures/` named by a number holds one; in the order of their numbers. */
export async function findBenches(only: readonly string[] = []): Promise<Bench[]> {
  const modules = await numberedModules<{ readonly bench: Bench }>(resolve(import.meta.dirname, 'figures'));
  const benches = modules.map(({ bench }) => bench);
  return only.length === 0 ? benches : benches.filter(({ id }) => only.includes(id));
}
