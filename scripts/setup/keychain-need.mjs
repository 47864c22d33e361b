import { onPath } from './programs.mjs';

const programs = ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send', 'secret-tool'];

/**
 * What a private Secret Service is made of: on Linux the tests and the demo never touch the user's own keychain.
 * @type {import('./system-needs.mjs').Need}
 */
export const keychainNeed = {
  purpose: 'the private keychain of tests and demo',
  isMet: async () => process.platform !== 'linux' || programs.every((program) => onPath(program) !== null),
  packages: {
    'apt-get': ['gnome-keyring', 'dbus', 'libsecret-tools'],
    dnf: ['gnome-keyring', 'dbus-daemon', 'libsecret'],
    pacman: ['gnome-keyring', 'dbus', 'libsecret'],
    zypper: ['gnome-keyring', 'dbus-1', 'libsecret-tools'],
  },
};
