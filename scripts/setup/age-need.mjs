import { onPath } from './programs.mjs';

/**
 * The program that opens our encrypted exports: on Linux the tests hold them against it.
 * @type {import('./system-needs.mjs').Need}
 */
export const ageNeed = {
  purpose: 'the test of encrypted exports',
  isMet: async () => process.platform !== 'linux' || ['age', 'script'].every((program) => onPath(program) !== null),
  packages: {
    'apt-get': ['age', 'bsdutils'],
    dnf: ['age', 'util-linux-script'],
    pacman: ['age', 'util-linux'],
    zypper: ['age', 'util-linux'],
  },
};
