import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { ControlAnswer, ControlCalls, ControlName, ControlRequest, Farewell } from '../control/calls.ts';

type Answer<Name extends ControlName> = Awaited<ReturnType<ControlCalls[Name]>>;

export interface StandInProcess {
  readonly pid: number;
  /** The exit code, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
  ask<Name extends ControlName>(name: Name, ...args: Parameters<ControlCalls[Name]>): Promise<Answer<Name>>;
  kill(): void;
  /** What the clipboard held when it ended well; throws where it did not. */
  clipboardAtEnd(): string;
  readonly logs: () => string;
}

/** Where this Node is too old to run the stand-in, the project's own is the one that `npm run` would have found first. */
const node =
  Number(process.versions.node.split('.')[0]) >= 24
    ? process.execPath
    : join(import.meta.dirname, '../../../node_modules/.bin/node');

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  return () => text;
}

/** Starts the stand-in with a control channel. */
export function startStandIn(appArgs: readonly string[], env: NodeJS.ProcessEnv): StandInProcess {
  const program = join(import.meta.dirname, '../run.ts');
  const child = fork(program, appArgs, { execPath: node, execArgv: [], env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const logs = collect(child);
  const waiting = new Map<number, (answer: ControlAnswer) => void>();
  let lastId = 0;
  let farewell: Farewell | null = null;
  child.on('message', (answer: ControlAnswer | Farewell) => {
    if ('clipboardAtEnd' in answer) {
      farewell = answer;
      return;
    }
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
      for (const [id, answer] of waiting) answer({ id, error: `The app has ended (${code ?? 'killed'}).\n${logs()}` });
      waiting.clear();
    });
  });

  return {
    pid: child.pid ?? 0,
    ended,
    logs,
    kill: () => void child.kill('SIGKILL'),
    clipboardAtEnd() {
      if (farewell === null) throw new Error('The app has not ended well.');
      return farewell.clipboardAtEnd;
    },
    ask<Name extends ControlName>(name: Name, ...args: Parameters<ControlCalls[Name]>) {
      const request: ControlRequest = { id: ++lastId, name, args };
      return new Promise<Answer<Name>>((resolve, reject) => {
        waiting.set(request.id, (answer) => {
          if ('error' in answer) reject(new Error(answer.error));
          else resolve(answer.value);
        });
        child.send(request, (error) => error && reject(new Error('The app has ended.', { cause: error })));
      });
    },
  };
}
