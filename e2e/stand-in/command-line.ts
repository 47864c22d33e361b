import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Manifest {
  readonly name: string;
  readonly productName: string;
  readonly version: string;
  /** The main process's bundle, relative to the app's folder. */
  readonly main: string;
}

interface CommandLine {
  /** The app's folder: the first argument, or the repository. */
  readonly appPath: string;
  /** What follows, as the app finds it in `process.argv` from the third place on. */
  readonly args: readonly string[];
  readonly switches: Map<string, string>;
}

const repository = resolve(import.meta.dirname, '../..');

/** `--name=value` and `--name`; Chromium's names are lower case. */
function readSwitches(args: readonly string[]): Map<string, string> {
  const switches = new Map<string, string>();
  for (const arg of args) {
    const match = /^--([^=]+)(?:=(.*))?$/su.exec(arg);
    if (match?.[1] !== undefined) switches.set(match[1].toLowerCase(), match[2] ?? '');
  }
  return switches;
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const [first, ...rest] = args;
  const isFolder = first !== undefined && !first.startsWith('-') && existsSync(first) && statSync(first).isDirectory();
  const others = isFolder ? rest : args;
  return { appPath: isFolder ? resolve(first) : repository, args: others, switches: readSwitches(others) };
}

export function readManifest(appPath: string): Manifest {
  const parsed: unknown = JSON.parse(readFileSync(resolve(appPath, 'package.json'), 'utf8'));
  const fields = new Map<string, unknown>(Object.entries(parsed ?? {}));
  const text = (key: string, fallback: string): string => {
    const value = fields.get(key);
    return typeof value === 'string' ? value : fallback;
  };
  const name = text('name', 'Electron');
  return {
    name,
    productName: text('productName', name),
    version: text('version', '0.0.0'),
    main: text('main', 'index.js'),
  };
}

export const commandLine = readCommandLine(process.argv.slice(2));
export const manifest = readManifest(commandLine.appPath);
