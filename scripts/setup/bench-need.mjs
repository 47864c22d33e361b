import { onPath } from './programs.mjs';

const programs = ['Xvfb', 'xclip', 'curl', 'jq'];

/**
 * What people copy tokens with today, on a display of its own, far from the person's clipboard.
 * @type {import('./system-needs.mjs').Need}
 */
export const benchNeed = {
  purpose: 'what the bench compares with',
  isMet: async () => process.platform !== 'linux' || programs.every((program) => onPath(program) !== null),
  packages: {
    'apt-get': ['xvfb', 'xclip', 'curl', 'jq'],
    dnf: ['xorg-x11-server-Xvfb', 'xclip', 'curl', 'jq'],
    pacman: ['xorg-server-xvfb', 'xclip', 'curl', 'jq'],
    zypper: ['xorg-x11-server-Xvfb', 'xclip', 'curl', 'jq'],
  },
};
