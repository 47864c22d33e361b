/*
 * Where a utility process begins: gives the app's module a `process.parentPort`, then runs it.
 */
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** Messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  private waiting: unknown[] | null = [];

  constructor() {
    super();
    process.on('message', (data) => {
      if (this.waiting === null) this.emit('message', { data, ports: [] });
      else this.waiting.push(data);
    });
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.start());
    });
  }

  postMessage(message: unknown): void {
    process.send?.(structuredClone(message) ?? null);
  }

  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const data of waiting) this.emit('message', { data, ports: [] });
  }
}

registerHooks({
  resolve(specifier, context, next) {
    const isElectron = /^electron(?:\/(?:common|utility))?$/u.test(specifier);
    if (isElectron) throw new Error('the stand-in does not implement the module electron in a utility process');
    return next(specifier, context);
  },
});

Object.assign(process, { type: 'utility', parentPort: new ParentPort() });
// An orderly exit would wait for native code that hangs in a thread. What hangs in this one is heard of when it returns.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const [, , modulePath = '', ...args] = process.argv;
process.argv = [process.execPath, modulePath, ...args];
await import(pathToFileURL(modulePath).href);
