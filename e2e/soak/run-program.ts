import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  /** Both of its outputs, as they came. */
  readonly output: string;
}

/** Runs a program to its end. Never rejects: one that can't be started ends with code 127. */
export function runProgram(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((settle) => {
    const child = spawn(program, args, { cwd, env: plainEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', ({ message }) => settle({ code: 127, stdout, output: `${output}${message}` }));
    child.on('close', (code) => settle({ code: code ?? 1, stdout, output }));
  });
}

/** The last lines of what it said, for a sentence. */
export function lastWords({ output }: Ended, lines = 6): string {
  return output.trim().split('\n').slice(-lines).join(' / ');
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _colour, ...env } = process.env;
  return { ...env, NO_COLOR: '1' };
}
