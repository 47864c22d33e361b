import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { memory, root } from './paths.mjs';
import { npm, quietly } from './processes.mjs';

const lock = resolve(root, 'package-lock.json');
/** npm writes this one at the very end of an install. */
const installedLock = resolve(root, 'node_modules', '.package-lock.json');
const stamp = resolve(memory, 'installed');

/**
 * Installs exactly what the lock names, unless that is there. No package's install script is run: the app needs none.
 */
export async function installDependencies() {
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!matches()) {
    const [program, args] = npm();
    const clean = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    const advice = 'npm says above why. If it could not reach its registry, run the command again when it can.';
    await quietly('Installing the dependencies', program, [...args, ...clean], { advice });
  }
  mkdirSync(memory, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Whether a person's own `npm install` has already put in place what the lock names. */
function matches() {
  if (!existsSync(installedLock)) return false;
  const [wanted, present] = [packagesOf(lock), packagesOf(installedLock)];
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
