import { Worker } from 'node:worker_threads';
import type { FromLauncher, ToLauncher } from './launcher-messages.ts';

type Listener = (message: FromLauncher) => void;

const listeners = new Map<number, Listener>();
let thread: Worker | null = null;
let lastId = 0;

function startThread(): Worker {
  const started = new Worker(new URL('launcher-thread.ts', import.meta.url));
  started.on('message', (message: FromLauncher) => {
    listeners.get(message.id)?.(message);
    if (message.kind === 'ended') listeners.delete(message.id);
  });
  // What keeps the program running is up to the app, not to this.
  started.unref();
  return started;
}

/** Asks the thread that starts processes; throws on what cannot be cloned. */
export function askLauncher(message: ToLauncher): void {
  thread ??= startThread();
  const post = thread.postMessage.bind(thread);
  post(message);
}

/** A new process's id, of which the listener is told everything. */
export function listenToNew(listener: Listener): number {
  listeners.set(++lastId, listener);
  return lastId;
}
