import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactValues } from './exact-values.ts';
import { createStrictStore } from './testing/strict-store.ts';

/** UTF-16 code units without any order, so lone surrogates and control characters too. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });

test.for([
  'correct horse battery staple',
  '{"password":"x"}',
  ' spaces ',
  'pässwörd 密码 😀',
  '\u2028\ufeff',
  'json:"x"',
])('%j is kept as it is, so that other programs can read it', (value) => {
  const store = createStrictStore(Infinity);
  exactValues(store).set('a', value);
  expect(store.kept.get('a')).toBe(value);
});

test.for(['\u007f', 'a\u0085b', '\u009f'])(
  '%j is kept without control characters, and comes back identical',
  (value) => {
    const store = createStrictStore(Infinity);
    exactValues(store).set('a', value);
    expect(store.kept.get('a')).toMatch(/^tokendock:json:"[a-z]*\\u00[0-9a-f]{2}[a-z]*"$/);
    expect(exactValues(store).get('a')).toBe(value);
  },
);

test.for(['', '\0', 'a\0b', 'a\nb', '\ud800', 'a\udc00b', 'tokendock:', 'tokendock:json:"x"'])(
  '%j is kept in a form that no keychain spoils, and comes back identical',
  (value) => {
    const store = createStrictStore(Infinity);
    exactValues(store).set('a', value);
    expect(store.kept.get('a')).toBe(`tokendock:json:${JSON.stringify(value)}`);
    expect(exactValues(store).get('a')).toBe(value);
  },
);

test('any value comes back identical', () =>
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.json()), (value) => {
      const store = exactValues(createStrictStore(Infinity));
      store.set('a', value);
      expect(store.get('a')).toBe(value);
    }),
    { numRuns: 2000 },
  ));

test.for(['tokendock:', 'tokendock:json:', 'tokendock:json:{', 'tokendock:json:1', 'tokendock:parts:0:1:00'])(
  '%j is nothing that was saved: it is reported, never returned',
  (text) => {
    const store = createStrictStore(Infinity, new Map([['a', text]]));
    expect(() => exactValues(store).get('a')).toThrow(expect.objectContaining({ trouble: 'unreadable' }));
  },
);

test('what is not there stays null, and a delete says whether there was something', () => {
  const store = exactValues(createStrictStore(Infinity));
  expect(store.get('a')).toBeNull();
  expect(store.delete('a')).toBe(false);
  store.set('a', '');
  expect(store.delete('a')).toBe(true);
  expect(store.get('a')).toBeNull();
});
