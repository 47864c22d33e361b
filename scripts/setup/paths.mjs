import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..');

/** What set-up remembers. It lies in node_modules, so that a clean install forgets it. */
export const memory = resolve(root, 'node_modules', '.tokendock');
