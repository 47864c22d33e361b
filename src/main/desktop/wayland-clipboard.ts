import { spawn } from 'node:child_process';
import type { SecretClipboard } from './clipboard.ts';

/**
 * wl-clipboard's programs in place of Electron's clipboard. On Wayland, what a program writes while none of its
 * windows has the focus is dropped in silence, and a click in the tray gives none of them the focus. The text goes to
 * the program's standard input, never to its arguments, which everyone can read.
 *
 * Null where wl-clipboard is not installed.
 */
export async function findWaylandClipboard(): Promise<SecretClipboard | null> {
  const help = await run('wl-copy', ['--help']).catch(() => null);
  if (help === null) return null;
  // Since 2.3; it sets the same mark as `x-kde-passwordManagerHint`.
  const sensitive = help.includes('--sensitive') ? ['--sensitive'] : [];
  return {
    write: async (text) => void (await run('wl-copy', ['--type', 'text/plain', ...sensitive], text)),
    // It fails where there is nothing to paste.
    readText: () => run('wl-paste', ['--no-newline', '--type', 'text/plain']).catch(() => ''),
    clear: async () => void (await run('wl-copy', ['--clear'])),
  };
}

const deadlineMs = 2000;

/** What the program printed; fails where it can't be started, does not end in 2 s, or ends badly. */
function run(program: string, args: readonly string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // wl-copy stays in the background to serve the text and keeps what it inherits: a pipe would never end.
    const output = input === undefined ? 'pipe' : 'ignore';
    const child = spawn(program, args, { stdio: ['pipe', output, 'ignore'], timeout: deadlineMs });
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', reject);
    child.on(input === undefined ? 'close' : 'exit', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${program} ended with ${code ?? 'a signal'}`));
    });
    // A program that ended early takes no input; how it ended says enough.
    child.stdin?.on('error', () => undefined).end(input ?? '');
  });
}
