/** Random choices that a seed repeats (mulberry32). */
export interface Random {
  /** From 0 up to, and without, `limit`. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** So many characters of the alphabet. */
  readonly text: (alphabet: readonly string[], length: number) => string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new RangeError('There is nothing to choose from.');
    return one;
  };
  return { below, pick, text: (alphabet, length) => Array.from({ length }, () => pick(alphabet)).join('') };
}
