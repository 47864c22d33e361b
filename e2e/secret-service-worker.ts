import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KeychainWorker } from '../src/main/keychain/running-worker.ts';

const source = join(import.meta.dirname, '../src/main/keychain/worker.ts');
const parentPort = join(import.meta.dirname, 'secret-service-parent-port.ts');

/** Runs the keychain's process, usually from its source, under Node in place of Electron's `utilityProcess`. */
export function forkKeychainWorker(env: Readonly<Record<string, string>>, program = source): KeychainWorker {
  const child = fork(program, {
    env: { ...process.env, ...env },
    execArgv: ['--import', pathToFileURL(parentPort).href],
    serialization: 'advanced',
  });
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    // The client learns of its end by 'exit'.
    postMessage: (message) => void child.send(message, () => undefined),
    on: (event: 'message' | 'spawn' | 'exit', listener: (message: unknown) => void) => child.on(event, listener),
    kill: () => child.kill(),
  };
}
