/*
 * Starts utility processes from a thread of its own: starting one blocks the thread until the new program runs, which
 * Electron does not let main wait for either.
 */
import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { FromLauncher, ToLauncher } from './launcher-messages.ts';

type Fork = Extract<ToLauncher, { kind: 'fork' }>;

if (parentPort === null) throw new Error('this runs in a worker thread');
const post = parentPort.postMessage.bind(parentPort);
const tell = (message: FromLauncher): void => post(message);
const running = new Map<number, ChildProcess>();

function start(asked: Fork): void {
  const { id, modulePath, args, execArgv, env, cwd, stdout, stderr } = asked;
  const child = fork(join(import.meta.dirname, 'utility-host.ts'), [modulePath, ...args], {
    serialization: 'advanced',
    execArgv: [...execArgv],
    env,
    stdio: ['ignore', stdout, stderr, 'ipc'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  running.set(id, child);
  const end = (code: number): void => {
    if (running.delete(id)) tell({ kind: 'ended', id, code });
  };
  child.once('spawn', () => tell({ kind: 'spawned', id, pid: child.pid ?? 0 }));
  child.on('message', (message) => tell({ kind: 'message', id, message }));
  child.once('error', () => end(1));
  child.once('exit', (code, signal) => end(code ?? (signal === null ? 1 : constants.signals[signal])));
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', (chunk: Buffer) => tell({ kind: 'output', id, stream, chunk }));
  }
}

function send(id: number, message: Serializable): void {
  const child = running.get(id);
  if (child?.connected === true) child.send(message, () => undefined);
}

parentPort.on('message', (message: ToLauncher) => {
  if (message.kind === 'fork') start(message);
  else send(message.id, message.message);
});
