import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** Unix refuses longer socket paths (108 bytes on Linux, 104 on macOS). */
const longestSocketPath = 100;

function socketPath(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\stand-in-${digest}`;
  const inside = join(folder, 'stand-in.sock');
  return inside.length <= longestSocketPath ? inside : join(tmpdir(), `stand-in-${digest}.sock`);
}

const nobodyThere = 3;

/**
 * Run by a Node of its own, since Electron's lock answers synchronously: exits 0 once the first instance has it all, and
 * with 3 where there is none.
 */
const forwarder = `
  const [path, text] = process.argv.slice(1);
  const socket = require('node:net').connect(path, () => socket.end(text));
  socket.on('error', ({ code }) => process.exit(code === 'ECONNREFUSED' || code === 'ENOENT' ? ${nobodyThere} : 1));
  socket.on('close', () => process.exit(0));
  socket.resume();`;

/** False where there is no first instance. One that is too busy to answer is there all the same. */
function forward(path: string, instance: SecondInstance): boolean {
  const args = ['-e', forwarder, path, JSON.stringify(instance)];
  return spawnSync(process.execPath, args, { timeout: 15_000, stdio: 'ignore' }).status !== nobodyThere;
}

function parseInstance(text: string): SecondInstance {
  const parsed: SecondInstance = JSON.parse(text);
  return parsed;
}

function listen(path: string, onSecond: (instance: SecondInstance) => void): Server | null {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => {
      socket.end();
      onSecond(parseInstance(text));
    });
    socket.on('error', () => socket.destroy());
  });
  server.on('error', () => server.close());
  server.listen(path);
  // Binding to a path happens at once; only its error is told later.
  if (!server.listening) return null;
  server.unref();
  return server;
}

/**
 * True for the first process with this folder; then `onSecond` is told of each later one. A later one has delivered
 * its arguments when this returns null. A socket that nobody answers is left over from a crash and is replaced.
 */
export function takeLock(
  folder: string,
  mine: SecondInstance,
  onSecond: (other: SecondInstance) => void,
): Server | null {
  const path = socketPath(folder);
  const first = listen(path, onSecond);
  if (first !== null) return first;
  if (forward(path, mine)) return null;
  rmSync(path, { force: true });
  return listen(path, onSecond);
}
