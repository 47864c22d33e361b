import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { TokendockError } from './errors.ts';
import { traceOf, watchForUnexpected } from './unexpected.ts';

const canary = 'canary-7391';

it('names the kind of an error, and of its causes, and quotes nothing', () => {
  const inner = Object.assign(new SyntaxError(canary), { code: canary, name: canary });
  const error = new TypeError(`Invalid header value: ${canary}`, {
    cause: new AggregateError([inner, canary], canary),
  });
  expect(traceOf(error)).toBe('TypeError (AggregateError (SyntaxError) (string))');
});

it('names the code of a TokendockError and of the system', () => {
  const full = Object.assign(new Error(canary), { code: 'ENOSPC' });
  const error = new TokendockError({ code: 'store-unwritable', message: canary }, { cause: full });
  expect(traceOf(error)).toBe('TokendockError store-unwritable (Error ENOSPC)');
});

it('says where it came from, in our own files', () => {
  const stack = `Error: ${canary}\n    at run (/opt/${canary}/out/main/index.js:12:34)\n    at ${canary}.js:1:2`;
  expect(traceOf(Object.assign(new Error(), { stack }))).toBe('Error index.js:12:34');
});

it.each([
  ['a text', canary, 'string'],
  ['an object', { message: canary }, 'object'],
  ['nothing', undefined, 'undefined'],
  [
    'an error that throws where it is read',
    Object.defineProperty(new Error(canary), 'stack', {
      get() {
        throw new Error(canary);
      },
    }),
    'unreadable',
  ],
])('of %s it says no more than its kind', (_name, thrown, said) => {
  expect(traceOf(thrown)).toBe(said);
});

it('ends where causes go round in a circle', () => {
  const error = new Error(canary);
  error.cause = error;
  expect(traceOf(error).split('Error')).toHaveLength(7);
});

it('logs what nothing caught, and tells', () => {
  const surroundings = new EventEmitter();
  const heard: string[] = [];
  watchForUnexpected(surroundings, { log: (line) => heard.push(line), afterwards: () => heard.push('told') });
  surroundings.emit('uncaughtException', new RangeError(canary));
  surroundings.emit('unhandledRejection', canary);
  expect(heard).toEqual(['Unexpected: RangeError', 'told', 'Unexpected: string', 'told']);
});
