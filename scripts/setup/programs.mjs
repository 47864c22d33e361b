import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/**
 * Where a program lies on the path, or null.
 * @param {string} program
 */
export function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  return folders.map((folder) => resolve(folder, file)).find(isProgram) ?? null;
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
