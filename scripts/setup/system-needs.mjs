import { Problem } from './problem.mjs';
import { quietly } from './processes.mjs';
import { onPath } from './programs.mjs';

/**
 * Something that does not come from npm.
 * @typedef {object} Need
 * @property {string} purpose what it is for, e.g. "the private keychain of tests and demo"
 * @property {() => Promise<boolean>} isMet
 * @property {Record<Installer, readonly string[]>} packages what brings it, in each Linux distribution
 * @property {string} [elsewhere] what to do on other systems
 *
 * @typedef {(typeof installers)[number]} Installer
 */

const installers = /** @type {const} */ (['apt-get', 'dnf', 'pacman', 'zypper']);

/** @type {Record<Installer, readonly string[]>} */
const installing = {
  'apt-get': ['install', '-y'],
  dnf: ['install', '-y'],
  pacman: ['-S', '--needed'],
  zypper: ['install', '-y'],
};

/**
 * Installs what is missing, where that is possible without asking (root on Debian or Ubuntu); else ends with the one
 * command that a person is to type.
 * @param {readonly Need[]} needs
 */
export async function meetNeeds(needs) {
  const open = await unmet(needs);
  if (open.length === 0) return;
  const purposes = open.map((need) => need.purpose).join(' and ');
  if (process.platform !== 'linux') throw new Problem(open.map((need) => need.elsewhere).join('\n'));
  const installer = installers.find((name) => onPath(name) !== null);
  const packages = open.flatMap((need) => need.packages[installer ?? 'apt-get']);
  if (installer === undefined) {
    throw new Problem(`Missing: ${purposes}. Install ${packages.join(', ')} (Debian's names), then try again.`);
  }
  const command = [installer, ...installing[installer], ...packages].join(' ');
  if (installer !== 'apt-get' || process.getuid?.() !== 0) {
    throw new Problem(`Missing: ${purposes}. Run this, then try again:\n\n  sudo ${command}\n`);
  }
  await installOnDebian(packages, `To see what is wrong, run: ${command}`);
  const still = await unmet(open);
  if (still.length > 0) throw new Problem(`Still missing: ${still.map((need) => need.purpose).join(' and ')}.`);
}

/** @param {readonly Need[]} needs */
async function unmet(needs) {
  const different = [...new Map(needs.map((need) => [need.purpose, need])).values()];
  const met = await Promise.all(different.map((need) => need.isMet()));
  return different.filter((_need, index) => met[index] === false);
}

/**
 * @param {readonly string[]} packages
 * @param {string} advice
 */
async function installOnDebian(packages, advice) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, advice };
  await quietly('Reading the list of Debian packages', 'apt-get', ['update', '-q'], options);
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  await quietly(`Installing ${packages.join(', ')}`, 'apt-get', install, options);
}
