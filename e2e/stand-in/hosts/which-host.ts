import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { HostName } from './launched-app.ts';

const electronFolder = join(import.meta.dirname, '../../../node_modules/electron');

/** Where `electron`'s own `index.js` finds the program; null where it has not been fetched. */
export function findElectron(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!existsSync(pathFile) && override === undefined) return null;
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const program = join(override ?? join(electronFolder, 'dist'), name);
  try {
    accessSync(program, constants.X_OK);
    return program;
  } catch {
    return null;
  }
}

/** Electron where it is installed, else the stand-in; `TOKENDOCK_HOST` overrules. */
export function whichHost(): HostName {
  const asked = process.env['TOKENDOCK_HOST'] ?? '';
  if (asked === 'electron' || asked === 'stand-in') return asked;
  if (asked !== '') throw new Error(`TOKENDOCK_HOST must be electron or stand-in, not "${asked}"`);
  return findElectron() === null ? 'stand-in' : 'electron';
}
