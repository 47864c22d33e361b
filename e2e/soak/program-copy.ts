import { cp } from 'node:fs/promises';
import { resolve } from 'node:path';

const left = new Set(['.git', 'node_modules', 'out', 'dist', 'docs', 'demo', 'test-results']);

/** Copies the program's source, as a new clone would have it, without what is installed or built. */
export async function copyProgram(root: string, to: string): Promise<void> {
  const from = resolve(root);
  await cp(from, to, {
    recursive: true,
    filter: (path) => path === from || !left.has(path.slice(from.length + 1)),
  });
}
