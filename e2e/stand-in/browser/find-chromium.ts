import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macPrograms = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const windowsPrograms = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

function candidates(): string[] {
  const asked = process.env['STAND_IN_CHROMIUM'];
  if (asked !== undefined && asked !== '') return [asked];
  const own = chromium.executablePath();
  const ofPlaywright = own === '' ? [] : [own];
  if (process.platform === 'darwin') return [...macPrograms, ...ofPlaywright];
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    return [...roots.flatMap((root) => windowsPrograms.map((name) => join(root, name))), ...ofPlaywright];
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...ofPlaywright];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The installed Chromium, Chrome or Edge, else Playwright's own; null where there is none. */
export function findChromium(): string | null {
  return candidates().find(isProgram) ?? null;
}
