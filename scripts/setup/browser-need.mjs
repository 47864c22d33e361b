import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask } from './ask.mjs';
import { memory } from './paths.mjs';
import { isProgram } from './programs.mjs';

const remembered = resolve(memory, 'browser');

/**
 * A Chromium for the stand-in. Debian's brings no font, and a machine without a desktop has none: Inter suits a window,
 * and Liberation is what web pages ask for.
 * @param {string} node
 * @returns {import('./system-needs.mjs').Need}
 */
export const browserNeed = (node) => ({
  purpose: 'the browser that stands in for Electron',
  isMet: async () => (await installedBrowser(node)) !== null,
  packages: {
    'apt-get': ['chromium', 'fonts-inter', 'fonts-liberation'],
    dnf: ['chromium'],
    pacman: ['chromium'],
    zypper: ['chromium'],
  },
  elsewhere:
    'Missing: Chrome, Edge or Chromium. Install one, or run this, then try again:\n\n  npx playwright install chromium\n',
});

/**
 * The stand-in finds it, which takes half a second: what it found is remembered for as long as it is there.
 * @param {string} node
 */
export async function installedBrowser(node) {
  const known = existsSync(remembered) ? readFileSync(remembered, 'utf8') : '';
  if (!process.env['STAND_IN_CHROMIUM'] && isProgram(known)) return known;
  const found = await ask(node, 'e2e/stand-in/browser/find-chromium.ts', 'findChromium');
  if (found === null) return null;
  mkdirSync(memory, { recursive: true });
  writeFileSync(remembered, found);
  return found;
}
