import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { App } from '../../fixtures.ts';
import { startXServer } from '../../x-server.ts';
import { until } from '../../window-steps.ts';

/** The clipboard as another program sees it, which is the person's own hand here. */
export interface Outside {
  readonly readText: () => Promise<string>;
  readonly writeText: (text: string) => Promise<void>;
  /** What is left there once the app has ended. */
  readonly afterEnd: () => Promise<string>;
}

/** A display that nobody sees, with a clipboard of its own. */
export interface Desk {
  /** What the app is opened with. */
  readonly launch: { readonly env: Record<string, string>; readonly attended: boolean };
  readonly outside: (app: App) => Outside;
  readonly kind: 'X server' | 'stand-in';
  readonly close: () => void;
}

/** An X server of its own, read by xclip; where there is none, the clipboard of the app's host. */
export async function openDesk(): Promise<Desk> {
  const server = process.platform === 'linux' && (await canRead()) ? await startXServer() : null;
  if (!server) {
    return {
      launch: { env: {}, attended: false },
      outside: ({ clipboard }) => ({
        readText: () => clipboard.readText(),
        writeText: (content) => clipboard.writeText(content),
        afterEnd: () => clipboard.atEnd(),
      }),
      kind: 'stand-in',
      close: () => undefined,
    };
  }
  const env = { DISPLAY: server.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
  const readText = async (): Promise<string> => (await xclip(['-out'], env)) ?? '';
  const writeText = async (content: string): Promise<void> => {
    if ((await xclip(['-in'], env, content)) === null) throw new Error('xclip could not write.');
    // It ends before the X server has heard of it: only now has the person copied something.
    const there = await until(readText, (read) => read === content, 5000);
    if (there !== content) throw new Error('What xclip wrote did not arrive.');
  };
  return {
    launch: { env, attended: true },
    outside: () => ({ readText, writeText, afterEnd: readText }),
    kind: 'X server',
    close: server.close,
  };
}

const canRead = async (): Promise<boolean> => (await xclip(['-version'], {})) !== null;

/** What it printed; null where it is not installed or failed, as it does where the clipboard is empty. */
async function xclip(args: readonly string[], env: Record<string, string>, input?: string): Promise<string | null> {
  const child = spawn('xclip', ['-selection', 'clipboard', ...args], {
    env: { ...process.env, ...env },
    // One that serves the text stays behind, and would keep its output open.
    stdio: ['pipe', input === undefined ? 'pipe' : 'ignore', 'ignore'],
    timeout: 5000,
  });
  const ended = once(child, input === undefined ? 'close' : 'exit').catch(() => [null]);
  child.stdin?.on('error', () => undefined).end(input ?? '');
  const [printed, [code]] = await Promise.all([child.stdout ? text(child.stdout) : '', ended]);
  return code === 0 ? printed : null;
}
