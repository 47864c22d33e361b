import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { capture } from './processes.mjs';
import { installSystemPackages } from './system-packages.mjs';

const packages = {
  'apt-get': ['chromium', 'fonts-liberation'],
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
  if (present !== '') return present;
  if (process.platform !== 'linux') {
    throw new Problem(
      'Without Electron, Tokendock needs Chrome, Edge or Chromium. Install one, or run this, then the command again:\n\n  npx playwright install chromium\n',
    );
  }
  await installSystemPackages('the browser that stands in for Electron', packages);
  const added = await installedBrowser(node);
  if (added === '') throw new Problem('Chromium was installed but not found. Set STAND_IN_CHROMIUM to its path.');
  return added;
}

/**
 * Asks the stand-in itself, whose file this process may be too old to load.
 * @param {string} node
 */
async function installedBrowser(node) {
  const finder = pathToFileURL(resolve(root, 'e2e/stand-in/browser/find-chromium.ts')).href;
  const question = `import { findChromium } from '${finder}'; process.stdout.write(findChromium() ?? '');`;
  const { code, output } = await capture(node, ['--no-warnings', '--input-type=module', '--eval', question]);
  if (code !== 0) throw new Problem(`Looking for a browser failed:\n\n${output}`);
  return output;
}
