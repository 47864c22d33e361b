import { readFileSync, writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { Identifier, ProviderId } from '../../../src/contract/account.ts';
import { systemClock } from '../../../src/main/clock.ts';
import { TokendockError } from '../../../src/main/errors.ts';
import { createHttp } from '../../../src/main/providers/http.ts';
import { providers } from '../../../src/main/providers/index.ts';
import { Secret } from '../../../src/main/secret.ts';
import { sessionOf } from '../../../src/main/tokens/session.ts';
import { signInPatiently } from '../../../src/main/tokens/sign-in.ts';

// The program's own sign-in in a process of its own, so that nothing but it takes memory there. Its parent says where.

export interface Asked {
  readonly id: ProviderId;
  readonly baseUrl: string;
  readonly password: string;
}

export interface Ended {
  /** The failure's code; `success`; or `untyped` where the error is none that is meant for people. */
  readonly code: string;
  /** Everything that the error says anywhere; of a success, nothing. */
  readonly said: string;
  /** Whether a token that came can be put into a header, and its life is a number. */
  readonly isSound: boolean;
  readonly tookMs: number;
  /** Before a timer of 15 s that was set as it began, so that an occupied computer does not count. */
  readonly isInTime: boolean;
}

export interface Finished {
  readonly ended: readonly Ended[];
  /** How much more memory the process held at its worst than before, in MB; all of those that were asked at once. */
  readonly grewMb: number;
  /** How long the thread that must never be held up was at work, in ms of the processor's time. */
  readonly busyMs: number;
}

const longestMs = 15_000;
const http = createHttp({ fetch, clock: systemClock });
const identifiers: Readonly<Record<Identifier['kind'], string>> = { username: 'ana', email: 'ana@example.com' };

process.on('message', (asked: readonly Asked[]) => {
  void measured(asked).then((finished) => process.send?.(finished));
});

async function measured(asked: readonly Asked[]): Promise<Finished> {
  // Two passes: what the first one finds to be unreachable, the second frees.
  globalThis.gc?.();
  globalThis.gc?.();
  const watch = watchMemory();
  const busy = process.threadCpuUsage();
  const ended = await Promise.all(asked.map(signIn));
  const { user, system } = process.threadCpuUsage(busy);
  return { ended, grewMb: watch(), busyMs: (user + system) / 1000 };
}

async function signIn({ id, baseUrl, password }: Asked): Promise<Ended> {
  const began = performance.now();
  let isInTime = true;
  const timer = setTimeout(() => (isInTime = false), longestMs);
  const provider = providers[id];
  const kind = provider.form.identifiers[0] ?? 'username';
  const as = { identifier: { kind, value: identifiers[kind] }, baseUrl, choice: null };
  const signal = new AbortController().signal;
  try {
    const signedIn = await signInPatiently({ http, provider, as, password: new Secret(password), signal });
    const { freshForMs } = sessionOf(signedIn, provider);
    const isSound = /^[\x21-\x7e]{1,65536}$/.test(signedIn.accessToken.reveal()) && Number.isFinite(freshForMs);
    return { code: 'success', said: '', isSound, tookMs: performance.now() - began, isInTime };
  } catch (error) {
    const tookMs = performance.now() - began;
    const said = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)}`;
    return { code: error instanceof TokendockError ? error.code : 'untyped', said, isSound: true, tookMs, isInTime };
  } finally {
    clearTimeout(timer);
  }
}

/** From now on; answers by how much the process grew at its worst, in MB. */
function watchMemory(): () => number {
  const before = process.memoryUsage.rss();
  if (process.platform === 'linux') {
    // proc(5): forgets the highest mark.
    writeFileSync('/proc/self/clear_refs', '5');
    return () =>
      (Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024 - before) / 1e6;
  }
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 2);
  return () => {
    clearInterval(timer);
    return (Math.max(most, process.memoryUsage.rss()) - before) / 1e6;
  };
}
