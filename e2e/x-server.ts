import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** An X server that nobody sees, with a clipboard of its own; null where Xvfb is not installed. */
export async function startXServer(): Promise<{ readonly display: string; readonly close: () => void } | null> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = child.stdio[3];
  const failed = once(child, 'exit').catch(() => [null]);
  if (!told) return null;
  const number = await Promise.race([once(told, 'data'), failed]);
  if (child.exitCode !== null || child.pid === undefined) return null;
  return { display: `:${String(number[0]).trim()}`, close: () => void child.kill() };
}
