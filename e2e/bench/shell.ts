import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startXServer } from '../x-server.ts';

export interface Shell {
  /** Runs a line to its end; `input` is its standard input. Throws where it fails. */
  readonly run: (line: string, input?: string) => Promise<void>;
  readonly close: () => void;
}

/** A shell on a display that nobody sees, so that a line of it may end in `| xclip`. */
export async function openShell(env: Readonly<Record<string, string>>): Promise<Shell> {
  const server = await startXServer();
  if (!server) throw new Error('There is no X server to copy to.');
  return {
    async run(line, input = '') {
      const child = spawn('sh', ['-c', `set -e; ${line}`], {
        env: { ...process.env, ...env, DISPLAY: server.display },
        // xclip stays behind to serve the text, and would keep its output open.
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      const ended = once(child, 'exit');
      child.stdin.end(input);
      const [code] = await ended;
      if (code !== 0) throw new Error(`This ended with ${code}: ${line}`);
    },
    close: server.close,
  };
}
