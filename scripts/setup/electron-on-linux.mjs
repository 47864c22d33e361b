import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from './problem.mjs';
import { capture } from './processes.mjs';
import { onPath } from './programs.mjs';
import { installSystemPackages } from './system-packages.mjs';

const libraries = {
  'apt-get': ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'fonts-inter'],
  dnf: ['gtk3', 'nss', 'mesa-libgbm', 'alsa-lib'],
  pacman: ['gtk3', 'nss', 'mesa', 'alsa-lib'],
  zypper: ['gtk3', 'mozilla-nss', 'libgbm1', 'libasound2'],
};

const virtualDisplay = {
  'apt-get': ['xvfb', 'xauth'],
  dnf: ['xorg-x11-server-Xvfb', 'xauth'],
  pacman: ['xorg-server-xvfb', 'xorg-xauth'],
  zypper: ['xvfb-run', 'xauth'],
};

const isRoot = process.getuid?.() === 0;

/** As root Chromium's sandbox does not start. */
export const sandboxFlags = isRoot ? ['--no-sandbox'] : [];

/**
 * What Electron needs of a Linux system to start.
 * @param {string} binary
 */
export async function prepareForElectron(binary) {
  if (process.platform !== 'linux') return;
  const { output } = await capture('ldd', [binary]);
  if (output.includes('not found')) await installSystemPackages('Electron', libraries);
  const helper = resolve(dirname(binary), 'chrome-sandbox');
  if (isRoot || !needsHelper() || isPrivileged(helper)) return;
  throw new Problem(
    `This system lets Electron open its sandbox only with an administrator's consent. Run this, then the command again:\n\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n\nOr use the stand-in: set TOKENDOCK_HOST=stand-in.`,
  );
}

/** Ubuntu, since 23.10, keeps user namespaces from programs that do not come from its packages. */
function needsHelper() {
  try {
    return readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').trim() === '1';
  } catch {
    return false;
  }
}

/** @param {string} helper */
function isPrivileged(helper) {
  const { uid, mode } = statSync(helper);
  const setUserId = 0o4000;
  return uid === 0 && (mode & setUserId) !== 0;
}

/** Whether a window can be opened on a screen that a person sees. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * The program that lends Electron a display where there is none; nothing elsewhere.
 * @returns {Promise<string[]>} what to put before a command
 */
export async function borrowedDisplay() {
  if (hasDisplay()) return [];
  if (onPath('xvfb-run') === null) await installSystemPackages('a display for Electron', virtualDisplay);
  return ['xvfb-run', '--auto-servernum'];
}
