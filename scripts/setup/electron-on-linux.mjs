import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from './problem.mjs';
import { capture } from './processes.mjs';
import { onPath } from './programs.mjs';
import { meetNeeds } from './system-needs.mjs';

const isRoot = process.getuid?.() === 0;

/** As root Chromium's sandbox does not start. */
export const sandboxFlags = isRoot ? ['--no-sandbox'] : [];

/**
 * What Electron's binary is linked against.
 * @param {string} binary
 * @returns {import('./system-needs.mjs').Need}
 */
export const libraryNeed = (binary) => ({
  purpose: 'the libraries that Electron uses',
  isMet: async () => process.platform !== 'linux' || !(await capture('ldd', [binary])).output.includes('not found'),
  packages: {
    'apt-get': ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'fonts-inter', 'fonts-liberation'],
    dnf: ['gtk3', 'nss', 'mesa-libgbm', 'alsa-lib'],
    pacman: ['gtk3', 'nss', 'mesa', 'alsa-lib'],
    zypper: ['gtk3', 'mozilla-nss', 'libgbm1', 'libasound2'],
  },
});

/** @type {import('./system-needs.mjs').Need} */
const virtualDisplayNeed = {
  purpose: 'a display for Electron',
  isMet: async () => onPath('xvfb-run') !== null,
  packages: {
    'apt-get': ['xvfb', 'xauth'],
    dnf: ['xorg-x11-server-Xvfb', 'xauth'],
    pacman: ['xorg-server-xvfb', 'xorg-xauth'],
    zypper: ['xvfb-run', 'xauth'],
  },
};

/**
 * Ends with what an administrator has to do once, where the system would not let Electron open its sandbox.
 * @param {string} binary
 */
export function checkSandbox(binary) {
  const helper = resolve(dirname(binary), 'chrome-sandbox');
  if (process.platform !== 'linux' || isRoot || !needsHelper() || isPrivileged(helper)) return;
  throw new Problem(
    `This system lets Electron open its sandbox only with an administrator's consent. Run this, then try again:\n\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n\nOr use the stand-in: set TOKENDOCK_HOST=stand-in.`,
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
  await meetNeeds([virtualDisplayNeed]);
  return ['xvfb-run', '--auto-servernum'];
}
