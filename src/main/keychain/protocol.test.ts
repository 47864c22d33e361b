import { expect, test } from 'vitest';
import { parseAnswer, parseQuestion } from './protocol.ts';

test.for([
  { id: 1, verb: 'get', account: 'a' },
  { id: 2, verb: 'delete', account: 'a' },
  { id: 3, verb: 'set', account: 'a', value: '' },
])('%j is a question', (message) => {
  expect(parseQuestion(message)).toEqual(message);
});

test.for([
  null,
  'get',
  {},
  { id: '1', verb: 'get', account: 'a' },
  { id: 1, verb: 'find', account: 'a' },
  { id: 1, verb: 'get' },
  { id: 1, verb: 'set', account: 'a' },
])('%j is no question', (message) => {
  expect(parseQuestion(message)).toBeNull();
});

test.for([
  { id: 1, ok: true, value: null },
  { id: 1, ok: true, value: 'text' },
  { id: 1, ok: true, value: false },
  { id: 1, ok: false, trouble: 'locked' },
])('%j is an answer', (message) => {
  expect(parseAnswer(message)).toEqual(message);
});

test.for([
  undefined,
  [],
  { ok: true, value: null },
  { id: 1, ok: true },
  { id: 1, ok: true, value: 1 },
  { id: 1, ok: false, trouble: 'x' },
])('%j is no answer', (message) => {
  expect(parseAnswer(message)).toBeNull();
});
