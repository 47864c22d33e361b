import { fork, type ChildProcess, type Serializable, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type Electron from 'electron';
import { appObject } from '../app.ts';
import { KnownEvents } from '../events.ts';
import { beforeExit } from '../quit.ts';
import { refuseUnknownOptions, strict } from '../strict.ts';

const options = ['env', 'execArgv', 'cwd', 'stdio', 'serviceName'] satisfies (keyof Electron.ForkOptions)[];

function isWord(word: string): word is 'pipe' | 'ignore' | 'inherit' {
  return ['pipe', 'ignore', 'inherit'].includes(word);
}

/** `'pipe'` or one word for each of the three; Electron gives no standard input. */
function stdioOf(asked: Electron.ForkOptions['stdio']): StdioOptions {
  const [, out = 'inherit', err = 'inherit'] = typeof asked === 'string' ? ['ignore', asked, asked] : (asked ?? []);
  if (!isWord(out) || !isWord(err)) throw new TypeError('stdio must be pipe, ignore or inherit');
  return ['ignore', out, err, 'ipc'];
}

const running = new Set<ChildProcess>();

// As with Electron's, none outlives the app; one that hangs in native code would not heed a gentler signal.
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
beforeExit(() => running.forEach((child) => child.kill('SIGKILL')));

export class UtilityProcess extends KnownEvents {
  private readonly child: ChildProcess;
  private ended = false;

  private constructor(child: ChildProcess) {
    super('utilityProcess', ['spawn', 'message', 'exit', 'error']);
    this.child = child;
    running.add(child);
    child.once('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.once('error', () => this.end(1));
    child.once('exit', (code, signal) => this.end(code ?? (signal === null ? 1 : constants.signals[signal])));
    return strict('electron.UtilityProcess', this);
  }

  static fork(modulePath: string, args: readonly string[] = [], asked: Electron.ForkOptions = {}): UtilityProcess {
    if (!appObject.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    refuseUnknownOptions('utilityProcess.fork', asked, options);
    const child = fork(join(import.meta.dirname, 'utility-host.ts'), [modulePath, ...args], {
      serialization: 'advanced',
      execArgv: asked.execArgv ?? [],
      env: { ...(asked.env ?? process.env) },
      stdio: stdioOf(asked.stdio),
      ...(asked.cwd === undefined ? {} : { cwd: asked.cwd }),
    });
    return new UtilityProcess(child);
  }

  get pid(): number | undefined {
    return this.ended ? undefined : this.child.pid;
  }

  get stdout(): Readable | null {
    return this.child.stdout;
  }

  get stderr(): Readable | null {
    return this.child.stderr;
  }

  /** Lost where the process has ended. Throws on what cannot be cloned. */
  postMessage(message: Serializable): void {
    const copy: Serializable = structuredClone(message);
    if (!this.ended && this.child.connected) this.child.send(copy, () => {});
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }

  private end(code: number): void {
    if (this.ended) return;
    this.ended = true;
    running.delete(this.child);
    this.emit('exit', code);
  }
}
