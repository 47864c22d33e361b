import { Problem } from './problem.mjs';
import { quietly } from './processes.mjs';
import { onPath } from './programs.mjs';

/**
 * @typedef {(typeof installers)[number]} Installer
 * @typedef {Record<Installer, readonly string[]>} Packages what they are called in each distribution
 */

const installers = /** @type {const} */ (['apt-get', 'dnf', 'pacman', 'zypper']);

/** @type {Record<Installer, readonly string[]>} */
const installing = {
  'apt-get': ['install', '-y'],
  dnf: ['install', '-y'],
  pacman: ['-S', '--needed'],
  zypper: ['install', '-y'],
};

let listIsFresh = false;

/**
 * Installs what a Linux distribution has to give, where that is possible without asking (root on Debian or Ubuntu);
 * else ends with the command that a person is to type.
 * @param {string} purpose what it is for, e.g. "the tests' private keychain"
 * @param {Packages} packages
 */
export async function installSystemPackages(purpose, packages) {
  const installer = installers.find((name) => onPath(name) !== null);
  if (installer === undefined) {
    const names = packages['apt-get'].join(', ');
    throw new Problem(
      `Packages are missing for ${purpose}. Install ${names} (Debian's names), then run the command again.`,
    );
  }
  const command = [installer, ...installing[installer], ...packages[installer]].join(' ');
  if (installer !== 'apt-get' || process.getuid?.() !== 0) {
    throw new Problem(`Packages are missing for ${purpose}. Run this, then the command again:\n\n  sudo ${command}\n`);
  }
  await installOnDebian(packages[installer], `To see what is wrong, run: ${command}`);
}

/**
 * @param {readonly string[]} packages
 * @param {string} advice
 */
async function installOnDebian(packages, advice) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, advice };
  if (!listIsFresh) await quietly('Reading the list of Debian packages', 'apt-get', ['update', '-q'], options);
  listIsFresh = true;
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  await quietly(`Installing ${packages.join(', ')}`, 'apt-get', install, options);
}
