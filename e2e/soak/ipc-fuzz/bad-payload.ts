import { sourceOf } from '../../stand-in/page/source.ts';

/** Lists and objects within each other, one at least. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { id: value } : [value];
  return value;
}

/** As JSON.parse makes it: an own property, whatever its name. */
function withKey(object: object, key: string, value: unknown): object {
  return Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * An argument of a call that does not fit, always the same for the same seed: `fitting` with something wrong in it, or
 * anything else. All of it can be cloned.
 */
export function badPayload(seed: number, fitting: unknown): unknown {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const pick = <T>(list: readonly (() => T)[]): T => {
    const make = list[below(list.length)];
    if (make === undefined) throw new RangeError('There is nothing to choose from.');
    return make();
  };
  const oddKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', 'length', '0', '', 'extra'];
  const oddKey = (): string => oddKeys[below(oddKeys.length)] ?? '';

  /** Never an argument of any call, and never a text, a list of texts, true, false or null. */
  const junk = (): unknown =>
    pick<unknown>([
      () => below(1000) - 500,
      () => Number.NaN,
      () => Infinity,
      () => -0,
      () => 10n ** 30n,
      () => new Date(below(1e9)),
      () => new Map([['id', 'x']]),
      () => new Set(['id']),
      () => /id/gu,
      () => new Uint8Array(below(64)),
      () => new ArrayBuffer(8),
      () => [below(9), [{}], [null]],
      () => nested(1 + below(60)),
      () => withKey({}, oddKey(), { id: 'x' }),
      () => ({ polluted: true }),
      () => new Error('x'),
    ]);
  const anything = (): unknown =>
    pick<unknown>([
      junk,
      junk,
      () => null,
      () => true,
      () => '',
      () => 'x'.repeat(below(2000)),
      () => '../../etc/passwd',
      () => '\0\ud800',
      () => [fitting ?? null],
      () => [],
    ]);

  if (typeof fitting !== 'object' || fitting === null || below(4) === 0) return anything();
  const keys = Object.keys(fitting);
  const key = keys[below(keys.length)] ?? '';
  const value: unknown = Reflect.get(fitting, key);
  return pick<unknown>([
    () => withKey(Object.fromEntries(Object.entries(fitting).filter(([name]) => name !== key)), oddKey(), value),
    () => withKey(fitting, oddKey(), junk()),
    // Numbers that are out of range are the handler's to judge.
    () => withKey(fitting, key, typeof value === 'number' ? { value } : junkInstead()),
    () => [fitting, fitting],
    () => new Map(Object.entries(fitting)),
  ]);

  /** Where a number may be what fits. */
  function junkInstead(): unknown {
    const instead = junk();
    return typeof instead === 'number' ? { instead } : instead;
  }
}

/** The same for a page. */
export const badPayloadSource = sourceOf(nested, withKey, badPayload);
