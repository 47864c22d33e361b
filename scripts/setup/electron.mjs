import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { memory, root } from './paths.mjs';
import { capture, programOf, toolEnvironment } from './processes.mjs';
import { isProgram, onPath } from './programs.mjs';
import { installSystemPackages } from './system-packages.mjs';

const folder = resolve(root, 'node_modules', 'electron');
const failure = resolve(memory, 'electron-not-fetched');
const dayMs = 24 * 60 * 60 * 1000;
const fetchingMs = 5 * 60 * 1000;

/** What Electron's Linux binary is linked against. */
const libraries = {
  'apt-get': ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'fonts-liberation'],
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

/**
 * Electron's binary, which does not come from npm. Where it cannot be fetched, that is said in one line and not tried
 * again for a day.
 * @param {string} node
 * @returns {Promise<string | null>} its path
 */
export async function prepareElectron(node) {
  const binary = installedElectron() ?? (await fetchElectron(node));
  if (binary !== null && process.platform === 'linux') {
    const { output } = await capture('ldd', [binary]);
    if (output.includes('not found')) await installSystemPackages('Electron', libraries);
  }
  return binary;
}

/** @returns {string | null} */
function installedElectron() {
  const name = resolve(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const binary = resolve(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? resolve(folder, 'dist'),
    readFileSync(name, 'utf8'),
  );
  return isProgram(binary) ? binary : null;
}

/** @param {string} node */
async function fetchElectron(node) {
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < dayMs) return null;
  process.stdout.write('Fetching Electron … ');
  const env = toolEnvironment(node);
  const { code, output, seconds } = await capture(node, [programOf('electron', 'install-electron')], {
    env,
    timeoutMs: fetchingMs,
  });
  const binary = code === 0 ? installedElectron() : null;
  process.stdout.write(binary === null ? 'not reachable\n' : `${seconds.toFixed(1)} s\n`);
  if (binary === null) {
    mkdirSync(memory, { recursive: true });
    writeFileSync(failure, output);
  } else rmSync(failure, { force: true });
  return binary;
}

/** Whether a window can be opened on a screen that a person sees. */
function hasDisplay() {
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

/**
 * As root Chromium's sandbox does not start.
 * @returns {string[]}
 */
export function sandboxFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
