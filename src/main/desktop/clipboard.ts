import { createHash } from 'node:crypto';
import { t } from '../../contract/language/language.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { TokenClipboard } from '../tokens/copy-token.ts';
import { createTurns } from '../turns.ts';

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
  /** Told whenever it begins or ends to hold a secret of ours. */
  readonly onChange?: () => void;
}

export interface ClearingClipboard extends TokenClipboard {
  /** Clears it now, if it still holds what was put there. */
  readonly clearIfOurs: () => Promise<void>;
  /** The same, if its time is over by the wall clock: timers stand still while a computer sleeps. */
  readonly clearIfOverdue: () => Promise<void>;
  /** Whether something was put there that is not cleared yet; it may have been replaced since. */
  readonly holdsOurs: () => boolean;
}

/** In ms: a clipboard that hangs must not keep the next copy waiting for good. */
const patienceMs = 3000;
const longestPauseMs = 60_000;

/** A clipboard that keeps what is put there out of clipboard histories, and clears it after a while unless it changed. */
export function createClipboard({ system, clock, onChange = () => undefined }: Options): ClearingClipboard {
  /** Of what was put there last; the secret itself is not kept. */
  let held: { readonly hash: string; readonly clearsAt: number } | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Else a look that began before a copy would clear that copy. */
  const inTurn = createTurns();

  async function clear(): Promise<void> {
    if (!held) return;
    const ours = held;
    if (hash(await inTime(system.readText())) === ours.hash) await inTime(system.clear());
    forget();
  }

  function forget(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    held = null;
    onChange();
  }

  /** By its turn, another copy may have taken the place of this one. A clipboard that can't be read is tried again. */
  function clearAfter(put: NonNullable<typeof held>, delayMs: number, pauseMs = 1000): void {
    timer = setTimeout(() => {
      void inTurn(async () => (held === put ? clear() : undefined)).catch(() => {
        if (held === put) clearAfter(put, pauseMs, Math.min(pauseMs * 2, longestPauseMs));
      });
    }, delayMs);
  }

  return {
    holdsOurs: () => held !== null,
    clearIfOurs: () => inTurn(clear),
    clearIfOverdue: () => inTurn(async () => (held && held.clearsAt <= clock.now() ? clear() : undefined)),
    put: (secret, seconds, isGood) =>
      inTurn(async () => {
        if (!isGood()) return null;
        const text = secret.reveal();
        await inTime(system.write(text));
        if (timer) clearTimeout(timer);
        const lifeMs = seconds * 1000;
        const put = { hash: hash(text), clearsAt: clock.now() + lifeMs };
        held = put;
        clearAfter(put, lifeMs);
        onChange();
        return put.clearsAt;
      }),
  };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(busy()), patienceMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

function busy(): TokendockError {
  return new TokendockError({ code: 'timed-out', message: t('failure.clipboard') });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
