import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { commandLine, manifest } from './command-line.ts';
import { NotImplementedError } from './strict.ts';

const overrides = new Map<string, string>();
let appName = manifest.productName;

export function getName(): string {
  return appName;
}

export function setName(name: string): void {
  appName = name;
}

/** The folder of all programs' settings on this system. */
function appData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

function userData(): string {
  const asked = commandLine.switches.get('user-data-dir');
  return asked === undefined || asked === '' ? join(getPath('appData'), appName) : resolve(asked);
}

function defaultPath(name: string): string {
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return appData();
    case 'userData':
      return userData();
    case 'sessionData':
      return getPath('userData');
    case 'logs':
      return process.platform === 'darwin'
        ? join(homedir(), 'Library/Logs', appName)
        : join(getPath('userData'), 'logs');
    case 'temp':
      return tmpdir();
    case 'exe':
      return process.execPath;
    default:
      throw new NotImplementedError(`electron.app.getPath('${name}')`);
  }
}

export function getPath(name: string): string {
  return overrides.get(name) ?? defaultPath(name);
}

export function setPath(name: string, path: string): void {
  defaultPath(name);
  overrides.set(name, path);
}

/** Electron has created this folder by the time that the app is ready. */
export function ensureUserData(): string {
  const folder = getPath('userData');
  mkdirSync(folder, { recursive: true });
  return folder;
}
