import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Asked, Finished } from './client.ts';

export interface Client {
  /** Signs in to all of them at once. */
  readonly ask: (asked: readonly Asked[]) => Promise<Finished>;
  readonly end: () => void;
}

export function startClient(): Client {
  const child = fork(join(import.meta.dirname, 'client.ts'), { execArgv: ['--expose-gc'] });
  let waiting: PromiseWithResolvers<Finished> | null = null;
  child.on('message', (finished: Finished) => waiting?.resolve(finished));
  child.once('exit', (code) => waiting?.reject(new Error(`The process that signs in has ended with ${code}.`)));
  return {
    ask(asked) {
      waiting = Promise.withResolvers<Finished>();
      child.send(asked);
      return waiting.promise;
    },
    end: () => void child.kill(),
  };
}
