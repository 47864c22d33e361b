import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { TokenClipboard } from '../tokens/copy-token.ts';

/** The system's clipboard, as far as secrets need it. */
export interface SecretClipboard {
  /** Marks the text as a secret, where the system knows such marks. */
  readonly write: (text: string) => Promise<void>;
  readonly readText: () => Promise<string>;
  readonly clear: () => Promise<void>;
}

interface Options {
  readonly system: SecretClipboard;
  readonly clock: Clock;
}

export interface ClearingClipboard extends TokenClipboard {
  /** Clears it now, if it still holds what was put there. */
  readonly clearIfOurs: () => Promise<void>;
}

/** A clipboard that keeps what is put there out of clipboard histories, and clears it after a while unless it changed. */
export function createClipboard({ system, clock }: Options): ClearingClipboard {
  /** Of what was put there last; the secret itself is not kept. */
  let held: { readonly hash: string } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One after another: else a look that began before a copy would clear that copy. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function clear(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const ours = held;
    held = null;
    if (ours && hash(await system.readText()) === ours.hash) await system.clear();
  }

  return {
    clearIfOurs: () => inTurn(clear),
    put: (secret, seconds) =>
      inTurn(async () => {
        const text = secret.reveal();
        await system.write(text);
        if (timer) clearTimeout(timer);
        const put = { hash: hash(text) };
        held = put;
        const lifeMs = seconds * 1000;
        // By its turn, another copy may have taken the place of this one.
        const clearThis = (): Promise<void> => inTurn(async () => (held === put ? clear() : undefined));
        timer = setTimeout(() => void clearThis().catch(() => undefined), lifeMs);
        return clock.now() + lifeMs;
      }),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
