import { expect, test } from 'vitest';
import { answerTo } from './answering.ts';
import { createStrictStore } from './testing/strict-store.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

test('answers a get with the text or null, a set with null and a delete with whether there was something', () => {
  const store = createStrictStore(Infinity);
  expect(answerTo({ verb: 'get', account: 'a' }, store)).toEqual({ ok: true, value: null });
  expect(answerTo({ verb: 'set', account: 'a', value: 'x' }, store)).toEqual({ ok: true, value: null });
  expect(answerTo({ verb: 'get', account: 'a' }, store)).toEqual({ ok: true, value: 'x' });
  expect(answerTo({ verb: 'delete', account: 'a' }, store)).toEqual({ ok: true, value: true });
  expect(answerTo({ verb: 'delete', account: 'a' }, store)).toEqual({ ok: true, value: false });
});

function failing(error: Error): TextStore {
  return {
    ...createStrictStore(Infinity),
    get: () => {
      throw error;
    },
  };
}

test('tells the trouble alone', () => {
  const question = { verb: 'get', account: 'a' } as const;
  expect(answerTo(question, failing(new TroubleError('locked')))).toEqual({ ok: false, trouble: 'locked' });
  expect(answerTo(question, failing(new Error('a text that quotes the secret')))).toEqual({
    ok: false,
    trouble: 'refused',
  });
});
