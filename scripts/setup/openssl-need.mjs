import { onPath } from './programs.mjs';

/**
 * The program that makes certificates: on Linux the tests of own authorities talk to servers that show them.
 * @type {import('./system-needs.mjs').Need}
 */
export const opensslNeed = {
  purpose: 'the tests of own certificate authorities',
  isMet: async () => process.platform !== 'linux' || onPath('openssl') !== null,
  packages: { 'apt-get': ['openssl'], dnf: ['openssl'], pacman: ['openssl'], zypper: ['openssl'] },
};
