import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactValues } from './exact-values.ts';
import { splitValues, windowsLimit } from './split-values.ts';
import { Crash, createStrictStore } from './testing/strict-store.ts';
import type { StrictStore } from './testing/strict-store.ts';
import type { TextStore } from './text-store.ts';

const onWindows = (store: TextStore, limit = windowsLimit): TextStore => exactValues(splitValues(store, limit));
const text = (length: number): string => 'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length);

describe('a value on Windows', () => {
  test.for([1, 1279, 1280])('of %i characters is one entry that other programs can read', (length) => {
    const store = createStrictStore(windowsLimit);
    onWindows(store).set('a', text(length));
    expect([...store.kept]).toEqual([['a', text(length)]]);
  });

  test.for([
    [1281, 2],
    [2560, 2],
    [2561, 3],
    [32_768, 26],
  ] as const)('of %i characters becomes a header and %i parts', ([length, parts]) => {
    const store = createStrictStore(windowsLimit);
    onWindows(store).set('a', text(length));
    const names = Array.from({ length: parts }, (_, index) => `a#0.${index + 1}`);
    expect([...store.kept.keys()]).toEqual([...names, 'a']);
    expect(onWindows(store).get('a')).toBe(text(length));
  });

  test.for([1278, 1279, 1280, 2558, 2559, 2560])('is never cut inside a character (%i before the emoji)', (before) => {
    const store = createStrictStore(windowsLimit);
    const value = `${text(before)}😀${text(1300)}`;
    onWindows(store).set('a', value);
    for (const part of store.kept.values()) expect(part.isWellFormed()).toBe(true);
    expect(onWindows(store).get('a')).toBe(value);
  });

  test('made of emoji alone survives', () => {
    const store = createStrictStore(windowsLimit);
    const value = `x${'😀'.repeat(3000)}`;
    onWindows(store).set('a', value);
    expect(onWindows(store).get('a')).toBe(value);
  });

  test('that became short leaves no parts behind', () => {
    const store = createStrictStore(windowsLimit);
    onWindows(store).set('a', text(5000));
    onWindows(store).set('a', 'short');
    expect([...store.kept]).toEqual([['a', 'short']]);
  });

  test('is not confused with the parts of another account', () => {
    const store = createStrictStore(windowsLimit);
    onWindows(store).set('a', text(3000));
    onWindows(store).set('a:session', text(4000));
    onWindows(store).delete('a');
    expect(onWindows(store).get('a:session')).toBe(text(4000));
  });
});

function damaged(spoil: (kept: Map<string, string>) => void): TextStore {
  const store = createStrictStore(windowsLimit);
  onWindows(store).set('a', text(3000));
  const kept = new Map(store.kept);
  spoil(kept);
  return onWindows(createStrictStore(windowsLimit, kept));
}

describe('a damaged long value', () => {
  test('with a part missing is reported', () => {
    const store = damaged((kept) => kept.delete('a#0.2'));
    expect(() => store.get('a')).toThrow(expect.objectContaining({ trouble: 'unreadable' }));
  });

  test('with a part that another hand changed is reported', () => {
    const store = damaged((kept) => kept.set('a#0.2', text(1280).toUpperCase()));
    expect(() => store.get('a')).toThrow(expect.objectContaining({ trouble: 'unreadable' }));
  });

  test('can be replaced and deleted', () => {
    const store = damaged((kept) => kept.delete('a#0.1'));
    store.set('a', text(2000));
    expect(store.get('a')).toBe(text(2000));
    expect(store.delete('a')).toBe(true);
  });
});

const limit = 100;
const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.integer({ min: 90, max: 600 }).map(text),
  fc.integer({ min: 20, max: 200 }).map((count) => `${'x'.repeat(count % 3)}${'😀'.repeat(count)}`),
  fc.constant('\0'.repeat(40)),
);
const valueOrNone = fc.option(anyValue, { nil: null });

function holding(value: string | null): StrictStore {
  const store = createStrictStore(limit);
  if (value !== null) onWindows(store, limit).set('a', value);
  return store;
}

/** Every state in which `call` can leave the store, the last of them complete. */
function* leftBy(before: StrictStore, call: (store: TextStore) => void): Generator<StrictStore> {
  for (let crashBefore = 1; ; crashBefore += 1) {
    const store = createStrictStore(limit, before.kept, crashBefore);
    unlessCrashed(() => call(onWindows(store, limit)));
    yield createStrictStore(limit, store.kept);
    if (store.writes < crashBefore) return;
  }
}

function unlessCrashed(call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

describe('a crash', () => {
  test('at any write of a set leaves the old value or the new one, and the next set or delete tidies up', () =>
    fc.assert(
      fc.property(valueOrNone, anyValue, anyValue, (first, second, third) => {
        for (const store of leftBy(holding(first), (one) => one.set('a', second))) {
          expect([first, second]).toContain(onWindows(store, limit).get('a'));

          const replaced = createStrictStore(limit, store.kept);
          onWindows(replaced, limit).set('a', third);
          expect(onWindows(replaced, limit).get('a')).toBe(third);
          expect(replaced.kept.size).toBe(holding(third).kept.size);

          onWindows(store, limit).delete('a');
          expect([...store.kept]).toEqual([]);
        }
      }),
      { numRuns: 300 },
    ));

  test('at any write of a delete leaves the value or none, and a second delete removes the rest', () =>
    fc.assert(
      fc.property(anyValue, (first) => {
        for (const store of leftBy(holding(first), (one) => one.delete('a'))) {
          expect([first, null]).toContain(onWindows(store, limit).get('a'));
          onWindows(store, limit).delete('a');
          expect([...store.kept]).toEqual([]);
        }
      }),
      { numRuns: 300 },
    ));

  test('again and again still leaves a value that was once asked for', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: valueOrNone, crashBefore: fc.integer({ min: 1, max: 20 }) }), { maxLength: 12 }),
        (calls) => {
          let kept: ReadonlyMap<string, string> = new Map();
          let current: string | null = null;
          for (const call of calls) {
            const store = createStrictStore(limit, kept, call.crashBefore);
            const stack = onWindows(store, limit);
            unlessCrashed(() => (call.value === null ? stack.delete('a') : stack.set('a', call.value)));
            kept = store.kept;
            const found = onWindows(createStrictStore(limit, kept), limit).get('a');
            expect([current, call.value]).toContain(found);
            current = found;
          }
          const last = createStrictStore(limit, kept);
          onWindows(last, limit).delete('a');
          expect([...last.kept]).toEqual([]);
        },
      ),
      { numRuns: 500 },
    ));
});

test('a set has worked once the new value is in place, even if the old parts cannot be deleted', () => {
  const before = createStrictStore(windowsLimit);
  onWindows(before).set('a', text(3000));
  const store = createStrictStore(windowsLimit, before.kept, 2);
  onWindows(store).set('a', 'short');
  expect(store.kept.get('a')).toBe('short');
  expect(store.kept.size).toBe(4);
});

test('a delete that leaves parts behind fails, so that it is tried again', () => {
  const before = createStrictStore(windowsLimit);
  onWindows(before).set('a', text(3000));
  const store = createStrictStore(windowsLimit, before.kept, 2);
  expect(() => onWindows(store).delete('a')).toThrow(Crash);
});
