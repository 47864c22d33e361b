import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { TokendockError } from '../../../src/main/errors.ts';
import type { Random } from '../random.ts';

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const letters = Array.from('bcdfghjklmnpqrstvwxz');
const alphabets = [printable, letters, Array.from('bcdfghkmpqvwxz0123456789-_'), Array.from('äéñßøœžđ日本語😀qwxz"\\')];

/** Without anything of the program's own words in it. */
export function randomSecret(random: Random): string {
  return random.text(random.pick(alphabets), 8 + random.below(40));
}

type Throw = (secret: string) => unknown;

function caught(work: () => unknown): unknown {
  try {
    work();
    return new Error('nothing was thrown');
  } catch (error) {
    return error;
  }
}

const shape = z.strictObject({ provider: z.enum(['a', 'b']), token: z.string().regex(/^$/) });

/** What libraries and the system throw: most of it quotes what it was given. */
const quoting: readonly Throw[] = [
  (secret) => caught(() => JSON.parse(`{"password":"${secret}`)),
  (secret) => caught(() => JSON.parse(secret)),
  (secret) => caught(() => new URL(`https://ana:${secret}@[host`)),
  (secret) => caught(() => new Request(`https://ana:${encodeURIComponent(secret)}@example.com`)),
  (secret) => caught(() => new Headers({ Authorization: `Token ${secret}\n\0` })),
  (secret) => caught(() => new Headers({ [`${secret} :`]: 'x' })),
  (secret) => caught(() => shape.parse({ provider: secret, token: secret, [secret]: 1 }, { reportInput: true })),
  (secret) => caught(() => decodeURIComponent(`%${secret}`)),
  (secret) => caught(() => structuredClone({ [secret]: () => secret })),
  (secret) => caught(() => new RegExp(`(${secret}`, 'u')),
  (secret) => caught(() => new Intl.NumberFormat(secret)),
  (secret) => caught(() => readFileSync(`/nowhere/${secret}`)),
  (secret) => caught(() => JSON.parse('null')[secret]),
  (secret) => new Error(secret),
  (secret) => new DOMException(secret, secret),
  (secret) => Object.assign(new Error(`net::ERR_${secret}`), { code: secret, errno: -1, path: secret }),
  (secret) => Object.assign(new TypeError('fetch failed'), { name: secret, headers: { Authorization: secret } }),
  (secret) => Object.assign(new Error('x'), { stack: `Error: ${secret}\n    at ${secret} (${secret}/index.js:1:2)` }),
  (secret) => Object.assign(new Error(secret), { code: 'constructor' }),
  (secret) => Object.defineProperty(new Error(secret), 'cause', { get: () => caught(() => JSON.parse(secret)) }),
  (secret) => Object.defineProperty(new Error('x'), 'message', { get: () => throwing(secret) }),
  (secret) => secret,
  (secret) => ({ message: secret, failure: { code: 'cancelled', message: secret }, toString: () => secret }),
  (secret) => Symbol(secret),
  (secret) => [secret, { [secret]: secret }],
];

function throwing(secret: string): never {
  throw new Error(secret);
}

/** Wrapped up to five times, in causes, lists of errors and errors of our own, one of whose causes is the quoting one. */
export function randomError(random: Random, secret: string): unknown {
  let error = random.pick(quoting)(secret);
  for (let depth = random.below(6); depth > 0; depth--) {
    const other = random.pick(quoting)(secret);
    error = random.pick([
      () => new Error(`Failed for ${secret}`, { cause: error }),
      () => new TypeError('fetch failed', { cause: error }),
      () => new AggregateError([error, other], secret, { cause: other }),
      () => new AggregateError([other, error]),
      () => new TokendockError({ code: 'bad-answer', message: 'It did not answer with JSON.' }, { cause: error }),
      () => Object.assign(new RangeError('x', { cause: error }), { errors: [other], detail: secret }),
    ])();
  }
  return error;
}
