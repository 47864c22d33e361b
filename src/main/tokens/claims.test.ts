import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Secret } from '../secret.ts';
import { claimsOf } from './claims.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

function jwt(payload: unknown): string {
  return `${part({ alg: 'HS256' })}.${part(payload)}.c2lnbmF0dXJl`;
}
const claims = (payload: unknown, secrets: Secret[] = []) => claimsOf(new Secret(jwt(payload)), secrets);

it('a token’s claims are told by their names, the usual ones first', () => {
  expect(claims({ plan: 'gold', sub: 'ana', iss: 'https://id.example', aud: ['a', 'b'], scope: 'read write' })).toEqual(
    [
      { name: 'Issuer', value: 'https://id.example' },
      { name: 'Subject', value: 'ana' },
      { name: 'Audience', value: 'a, b' },
      { name: 'Scopes', value: 'read write' },
      { name: 'plan', value: 'gold' },
    ],
  );
});

it('times are told as times', () => {
  expect(claims({ iat: 1_795_478_400, exp: 'soon', nbf: 1e300 })).toEqual([
    { name: 'Issued', value: '2026-11-24T00:00:00.000Z' },
    { name: 'Expires', value: 'no time' },
    { name: 'Not before', value: 'no time' },
  ]);
});

it('what repeats a secret, or looks like one, is hidden', () => {
  const secret = new Secret('refresh-7391-canary');
  const values = claims(
    {
      a: 'refresh-7391-canary',
      b: `x refresh-7391-canary y`,
      c: 'z'.repeat(65),
      d: jwt({}),
      e: { f: 'refresh-7391-canary' },
    },
    [secret],
  );
  expect(values.map(({ value }) => value)).toEqual(['hidden', 'hidden', 'hidden', 'hidden', 'hidden']);
});

it.each(['opaque', 'a.b.c', '..', `x.${Buffer.from('[1]').toString('base64url')}.y`, ''])(
  '%j has no claims',
  (token) => {
    expect(claimsOf(new Secret(token), [])).toEqual([]);
  },
);

it('no payload brings it down, makes it long, or gets a control character through', () => {
  const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const parts = ['e30', Buffer.from(deep).toString('base64url'), 'x'].join('.');
  expect(() => claimsOf(new Secret(parts), [])).not.toThrow();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (payload) => {
      for (const { name, value } of claims(payload)) {
        expect(`${name}${value}`).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(value.length).toBeLessThanOrEqual(200);
      }
    }),
  );
  expect(claims(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])))).toHaveLength(40);
});
