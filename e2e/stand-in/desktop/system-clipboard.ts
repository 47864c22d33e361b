import { spawn } from 'node:child_process';
import process from 'node:process';
import { forPerson } from '../situation.ts';

interface Program {
  readonly write: readonly string[];
  readonly read: readonly string[];
}

/** The texts travel on standard input and output, never as arguments, which other users can read. */
function programs(): Program[] {
  if (process.platform === 'darwin') return [{ write: ['pbcopy'], read: ['pbpaste'] }];
  if (process.platform === 'win32') {
    const read = ['powershell', '-NoProfile', '-Command', 'Get-Clipboard -Raw'];
    return [{ write: ['clip'], read }];
  }
  const wayland = { write: ['wl-copy'], read: ['wl-paste', '--no-newline'] };
  const x11 = {
    write: ['xclip', '-selection', 'clipboard', '-in'],
    read: ['xclip', '-selection', 'clipboard', '-out'],
  };
  return (process.env['WAYLAND_DISPLAY'] ?? '') === '' ? [x11] : [wayland, x11];
}

/** Null where the program is missing or failed. */
function run(command: readonly string[], input: string, wanted: 'output' | 'exit'): Promise<string | null> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    // A program that serves the text later stays behind as a child and would keep its output open.
    const stdout = wanted === 'output' ? 'pipe' : 'ignore';
    const child = spawn(program, args, { stdio: ['pipe', stdout, 'ignore'], timeout: 3000 });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', () => resolve(null));
    child.on(wanted === 'output' ? 'close' : 'exit', (code: number | null) => resolve(code === 0 ? output : null));
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Puts text on the person's own clipboard. Does nothing under test. False where no program for it is installed. */
export async function writeSystemText(text: string): Promise<boolean> {
  if (!forPerson) return false;
  for (const { write } of programs()) if ((await run(write, text, 'exit')) !== null) return true;
  return false;
}

/** Null under test, and where no program for it is installed or the clipboard holds no text. */
export async function readSystemText(): Promise<string | null> {
  return forPerson ? readWithProgram() : null;
}

/** The same, under test too. */
export async function readWithProgram(): Promise<string | null> {
  for (const { read } of programs()) {
    const text = await run(read, '', 'output');
    if (text !== null) return text;
  }
  return null;
}
