import { fork } from 'node:child_process';
import process from 'node:process';

interface Work {
  /** The module, and its arguments. */
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** After that it has failed. */
  readonly patienceMs: number;
}

interface Ended<Answer> {
  /** The last message that it sent; null where it sent none. */
  readonly answer: Answer | null;
  /** Its standard output and error. */
  readonly output: string;
}

/** Runs a module in a process group of its own and takes its answer; whatever it started ends with it. Never rejects. */
export async function inProcessGroup<Answer>({ path, args, cwd, patienceMs }: Work): Promise<Ended<Answer>> {
  const child = fork(path, args, { cwd, silent: true, detached: true });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  let answer: Answer | null = null;
  child.on('message', (message: Answer) => (answer = message));
  const timer = setTimeout(() => end(child.pid), patienceMs);
  await new Promise((settle) => {
    child.on('close', settle);
  });
  clearTimeout(timer);
  end(child.pid);
  return { answer, output };
}

function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
