import type { TextStore } from '../text-store.ts';
import { TroubleError } from '../trouble.ts';

/** Thrown in place of the write before which the process dies. */
export class Crash extends Error {}

export interface StrictStore extends TextStore {
  /** What outlives the process. */
  readonly kept: ReadonlyMap<string, string>;
  /** Writes and deletes so far. */
  readonly writes: number;
}

/**
 * A keychain that holds `limit` UTF-16 code units a name, as Windows does, and throws at any text that some keychain
 * would spoil. It starts with what an earlier one kept. Dies before write number `crashBefore`, counted from 1, and
 * stays dead.
 */
export function createStrictStore(
  limit: number,
  earlier: ReadonlyMap<string, string> = new Map(),
  crashBefore = Infinity,
): StrictStore {
  const kept = new Map(earlier);
  let writes = 0;
  const live = (): void => {
    if (writes >= crashBefore) throw new Crash();
  };
  const write = (): void => {
    writes += 1;
    live();
  };
  return {
    kept,
    get writes() {
      return writes;
    },
    get(name) {
      live();
      return kept.get(name) ?? null;
    },
    set(name, text) {
      if (text.length > limit) throw new TroubleError('too-long');
      if (text === '' || !text.isWellFormed() || /\p{Cc}/u.test(text)) throw new Error('This would be spoilt');
      write();
      kept.set(name, text);
    },
    delete(name) {
      write();
      return kept.delete(name);
    },
  };
}
