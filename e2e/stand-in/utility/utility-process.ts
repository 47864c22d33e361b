import type { Serializable } from 'node:child_process';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import type Electron from 'electron';
import { appObject } from '../app.ts';
import { KnownEvents } from '../events.ts';
import { beforeExit } from '../quit.ts';
import { refuseUnknownOptions, strict } from '../strict.ts';
import type { FromLauncher, Stdio } from './launcher-messages.ts';
import { askLauncher, listenToNew } from './launcher.ts';

const options = ['env', 'execArgv', 'cwd', 'stdio', 'serviceName'] satisfies (keyof Electron.ForkOptions)[];

function isStdio(word: string): word is Stdio {
  return ['pipe', 'ignore', 'inherit'].includes(word);
}

/** `'pipe'` or one word for each of the three; Electron gives no standard input. */
function stdioOf(asked: Electron.ForkOptions['stdio']): { readonly stdout: Stdio; readonly stderr: Stdio } {
  const [, stdout = 'inherit', stderr = 'inherit'] =
    typeof asked === 'string' ? ['ignore', asked, asked] : (asked ?? []);
  if (!isStdio(stdout) || !isStdio(stderr)) throw new TypeError('stdio must be pipe, ignore or inherit');
  return { stdout, stderr };
}

const runningPids = new Set<number>();

function kill(pid: number, signal: 'SIGTERM' | 'SIGKILL'): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

// As with Electron's, none outlives the app; one that hangs in native code would not heed a gentler signal.
const killAll = (): void => runningPids.forEach((pid) => kill(pid, 'SIGKILL'));
process.once('exit', killAll);
beforeExit(killAll);

/** How long a process may take to end when asked, in ms. */
const patienceMs = 2000;

export class UtilityProcess extends KnownEvents {
  readonly stdout: PassThrough | null;
  readonly stderr: PassThrough | null;
  pid: number | undefined;
  private readonly id: number;

  private constructor(modulePath: string, args: readonly string[], asked: Electron.ForkOptions) {
    super('utilityProcess', ['spawn', 'message', 'exit', 'error']);
    const { stdout, stderr } = stdioOf(asked.stdio);
    this.stdout = stdout === 'pipe' ? new PassThrough() : null;
    this.stderr = stderr === 'pipe' ? new PassThrough() : null;
    this.pid = undefined;
    this.id = listenToNew((message) => this.onMessage(message));
    const env = { ...(asked.env ?? process.env) };
    const { execArgv = [], cwd } = asked;
    askLauncher({ kind: 'fork', id: this.id, modulePath, args, execArgv, env, cwd, stdout, stderr });
    return strict('electron.UtilityProcess', this);
  }

  static fork(modulePath: string, args: readonly string[] = [], asked: Electron.ForkOptions = {}): UtilityProcess {
    if (!appObject.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    refuseUnknownOptions('utilityProcess.fork', asked, options);
    return new UtilityProcess(modulePath, args, asked);
  }

  /** Waits until the process runs, and is lost where it has ended. Throws on what cannot be cloned. */
  postMessage(message: Serializable): void {
    askLauncher({ kind: 'send', id: this.id, message });
  }

  /** False, and without effect, while the process is still starting. */
  kill(): boolean {
    const { pid } = this;
    if (pid === undefined) return false;
    setTimeout(() => runningPids.has(pid) && kill(pid, 'SIGKILL'), patienceMs).unref();
    return kill(pid, 'SIGTERM');
  }

  private onMessage(message: FromLauncher): void {
    switch (message.kind) {
      case 'spawned':
        this.pid = message.pid;
        runningPids.add(message.pid);
        return void this.emit('spawn');
      case 'message':
        return void this.emit('message', message.message);
      case 'output':
        return void this[message.stream]?.write(message.chunk);
      case 'ended':
        runningPids.delete(this.pid ?? 0);
        this.pid = undefined;
        this.stdout?.end();
        this.stderr?.end();
        return void this.emit('exit', message.code);
    }
  }
}
