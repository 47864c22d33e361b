import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask } from './ask.mjs';
import { memory } from './paths.mjs';
import { Problem } from './problem.mjs';
import { isProgram } from './programs.mjs';
import { installSystemPackages } from './system-packages.mjs';

const remembered = resolve(memory, 'browser');

/** Debian's chromium brings no font, and a machine without a desktop has none. */
const packages = {
  'apt-get': ['chromium', 'fonts-inter'],
  dnf: ['chromium'],
  pacman: ['chromium'],
  zypper: ['chromium'],
};

/**
 * A Chromium for the stand-in: one that is installed, or the distribution's where it can be added without asking.
 * @param {string} node
 * @returns {Promise<string>} its path
 */
export async function prepareBrowser(node) {
  const present = await installedBrowser(node);
  if (present !== null) return present;
  if (process.platform !== 'linux') {
    throw new Problem(
      'Without Electron, Tokendock needs Chrome, Edge or Chromium. Install one, or run this, then the command again:\n\n  npx playwright install chromium\n',
    );
  }
  await installSystemPackages('the browser that stands in for Electron', packages);
  const added = await installedBrowser(node);
  if (added === null) throw new Problem('Chromium was installed but not found. Set STAND_IN_CHROMIUM to its path.');
  return added;
}

/**
 * The stand-in finds it, which takes half a second: what it found is remembered for as long as it is there.
 * @param {string} node
 */
async function installedBrowser(node) {
  const known = existsSync(remembered) ? readFileSync(remembered, 'utf8') : '';
  if (!process.env['STAND_IN_CHROMIUM'] && isProgram(known)) return known;
  const found = await ask(node, 'e2e/stand-in/browser/find-chromium.ts', 'findChromium');
  if (found === null) return null;
  mkdirSync(memory, { recursive: true });
  writeFileSync(remembered, found);
  return found;
}
