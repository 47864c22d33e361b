import { expect, test } from 'vitest';
import { createAnswering } from './answering.ts';
import type { TextStore } from './text-store.ts';
import { TroubleError } from './trouble.ts';

function slowStore(): { store: TextStore; log: string[] } {
  const log: string[] = [];
  const step = async <T>(name: string, result: T): Promise<T> => {
    log.push(`${name} begins`);
    await new Promise(setImmediate);
    log.push(`${name} ends`);
    return result;
  };
  return {
    log,
    store: {
      get: () => step('get', 'text'),
      set: () => step('set', undefined),
      delete: () => step('delete', true),
    },
  };
}

test('answers a get with the text, a set with null and a delete with whether there was something', async () => {
  const answer = createAnswering(slowStore().store);
  expect(await answer({ verb: 'get', account: 'a' })).toEqual({ ok: true, value: 'text' });
  expect(await answer({ verb: 'set', account: 'a', value: 'x' })).toEqual({ ok: true, value: null });
  expect(await answer({ verb: 'delete', account: 'a' })).toEqual({ ok: true, value: true });
});

test('no two questions are at the store at once', async () => {
  const { store, log } = slowStore();
  const answer = createAnswering(store);
  await Promise.all([
    answer({ verb: 'set', account: 'a', value: 'x' }),
    answer({ verb: 'get', account: 'a' }),
    answer({ verb: 'delete', account: 'a' }),
  ]);
  expect(log).toEqual(['set begins', 'set ends', 'get begins', 'get ends', 'delete begins', 'delete ends']);
});

test('tells the trouble alone, and goes on after it', async () => {
  const { store } = slowStore();
  const answer = createAnswering({
    ...store,
    get: () => Promise.reject(new TroubleError('locked')),
    delete: () => Promise.reject(new Error('a text that quotes the secret')),
  });
  expect(await answer({ verb: 'get', account: 'a' })).toEqual({ ok: false, trouble: 'locked' });
  expect(await answer({ verb: 'delete', account: 'a' })).toEqual({ ok: false, trouble: 'refused' });
  expect(await answer({ verb: 'set', account: 'a', value: 'x' })).toEqual({ ok: true, value: null });
});
