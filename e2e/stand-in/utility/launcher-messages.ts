import type { Serializable } from 'node:child_process';

export type Stdio = 'pipe' | 'ignore' | 'inherit';

/** What main asks of the thread that starts processes; `id` is main's name for a process. */
export type ToLauncher =
  | {
      readonly kind: 'fork';
      readonly id: number;
      readonly modulePath: string;
      readonly args: readonly string[];
      readonly execArgv: readonly string[];
      readonly env: Readonly<Record<string, string | undefined>>;
      readonly cwd: string | undefined;
      readonly stdout: Stdio;
      readonly stderr: Stdio;
    }
  | { readonly kind: 'send'; readonly id: number; readonly message: Serializable };

export type FromLauncher =
  | { readonly kind: 'spawned'; readonly id: number; readonly pid: number }
  | { readonly kind: 'message'; readonly id: number; readonly message: unknown }
  | { readonly kind: 'output'; readonly id: number; readonly stream: 'stdout' | 'stderr'; readonly chunk: Uint8Array }
  | { readonly kind: 'ended'; readonly id: number; readonly code: number };
