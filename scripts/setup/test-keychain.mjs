import { onPath } from './programs.mjs';
import { installSystemPackages } from './system-packages.mjs';

const programs = ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send', 'secret-tool'];

const packages = {
  'apt-get': ['gnome-keyring', 'dbus', 'libsecret-tools'],
  dnf: ['gnome-keyring', 'dbus-daemon', 'libsecret'],
  pacman: ['gnome-keyring', 'dbus', 'libsecret'],
  zypper: ['gnome-keyring', 'dbus-1', 'libsecret-tools'],
};

/** What a private Secret Service is made of: on Linux the tests and the demo never touch the user's own keychain. */
export async function prepareTestKeychain() {
  if (process.platform !== 'linux' || programs.every((program) => onPath(program) !== null)) return;
  await installSystemPackages("the tests' and the demo's private keychain", packages);
}
