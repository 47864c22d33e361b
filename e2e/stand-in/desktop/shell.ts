import { spawn } from 'node:child_process';
import process from 'node:process';
import { records } from '../records.ts';
import { forPerson } from '../situation.ts';

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
  linux: ['xdg-open'],
};

function open(target: string): void {
  const [program, ...args] = openers[process.platform] ?? [];
  if (!forPerson || program === undefined) return;
  spawn(program, [...args, target], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** Recorded; really opened only for a person. */
export const shell = {
  async openExternal(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
    records.openExternal.push(url);
    open(url);
  },
  async openPath(path: string): Promise<string> {
    records.openPath.push(path);
    open(path);
    return '';
  },
};
