import { randomBytes } from 'node:crypto';
import type { ProviderId } from '../../../src/contract/account.ts';
import { simulations } from '../simulations.ts';
import { type HostileAnswer, saying } from './hostile-answer.ts';
import { hostileJwt, successAfter, successText } from './success-text.ts';

export const html = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Portal</h1></body></html>';
export const htmlType = { 'Content-Type': 'text/html; charset=utf-8' };

export const notJson: readonly HostileAnswer[] = [
  saying('not-json', 'an HTML page with 200', () => html, { headers: htmlType }),
  saying('not-json', 'an HTML page that calls itself JSON', () => html),
  saying('not-json', 'garbage bytes', () => randomBytes(4096)),
  saying('not-json', 'an empty body', () => ''),
  {
    name: '204 without a body',
    family: 'not-json',
    handler: () => (_request, response) => response.writeHead(204).end(),
  },
  saying('not-json', 'JSON that stops half-way, well framed', (provider) => successText(provider).slice(0, -20)),
  saying('not-json', 'null', () => 'null'),
  saying('not-json', 'a list', () => '[]'),
  saying('not-json', 'a text', () => '"token"'),
  saying('not-json', 'nothing but brackets, 100,000 deep', () => nested(100_000)),
  saying('not-json', 'half a megabyte of empty objects in a list', () => `[${'{},'.repeat(170_000)}{}]`),
];

export const noToken: readonly HostileAnswer[] = [
  saying('no-token', 'an empty object', () => '{}'),
  saying('no-token', 'no token', (provider) => successText(provider, { token: undefined })),
  saying('no-token', 'null as token', (provider) => successText(provider, { token: null })),
  saying('no-token', 'an empty token', (provider) => successText(provider, { token: '' })),
  saying('no-token', 'a number as token', (provider) => successText(provider, { token: 12_345 })),
  saying('no-token', 'an object as token', (provider) => successText(provider, { token: { value: 'abc' } })),
  saying('no-token', 'a list as token', (provider) => successText(provider, { token: ['abc'] })),
  saying('no-token', 'a token under __proto__ only', (provider) => `{"__proto__":${successText(provider)}}`),
];

export const oddTokens: readonly HostileAnswer[] = [
  withToken('a token with a newline in it', () => 'first\nsecond'),
  withToken('a token with a header in it', () => 'token\r\nX-Injected: yes'),
  withToken('a token that ends in a newline', () => `${hostileJwt({})}\n`),
  withToken('a token of spaces', () => '   '),
  withToken('a token with a NUL in it', () => 'first\0second'),
  withToken('a token of emoji', () => '🔑🔑🔑'),
  withToken('a token of 1 MB', () => 'a'.repeat(1_000_000)),
  withToken('a JWT whose payload is no base64', () => 'eyJhbGciOiJIUzI1NiJ9.!!!!.c2ln'),
  withToken('a JWT whose payload is no JSON', () => `eyJhbGciOiJIUzI1NiJ9.${base64url('not json')}.c2ln`),
  withToken('a JWT whose payload is null', () => `eyJhbGciOiJIUzI1NiJ9.${base64url('null')}.c2ln`),
  withToken('a JWT without a payload', () => 'eyJhbGciOiJIUzI1NiJ9..c2ln'),
];

export const oddLifetimes: readonly HostileAnswer[] = [
  withLifetime('a lifetime as text', '3600', (now) => `${now + 3600}`),
  withLifetime('a negative lifetime', -3600, (now) => now - 3600),
  withLifetime('a lifetime of 0', 0, () => 0),
  withLifetime('a lifetime of 1e300', 1e300, () => 1e300),
  withLifetime('a lifetime with a fraction', 3600.5, (now) => now + 3600.5),
  withLifetime('null as lifetime', null, () => null),
  withLifetime('an object as lifetime', { seconds: 3600 }, () => ({ seconds: 3600 })),
];

export const oddJson: readonly HostileAnswer[] = [
  saying('odd-json', 'the right JSON as text/plain', (provider) => successText(provider), {
    headers: { 'Content-Type': 'text/plain' },
  }),
  saying('odd-json', 'the right JSON after a byte order mark', (provider) => `\uFEFF${successText(provider)}`),
  saying('odd-json', 'a cookie', (provider) => successText(provider), {
    headers: { 'Set-Cookie': 'session=hostile-cookie; Path=/; HttpOnly' },
  }),
  saying('odd-json', 'JSON nested 100,000 deep beside the token', (provider) =>
    successAfter(`"deep":${nested(100_000)}`, provider),
  ),
  saying('odd-json', 'half a megabyte of empty objects beside the token', (provider) =>
    successAfter(`"many":[${'{},'.repeat(170_000)}{}]`, provider),
  ),
  saying('odd-json', '__proto__ and constructor beside the token', (provider) =>
    successAfter('"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}', provider),
  ),
  saying('odd-json', 'every key twice, the good one last', (provider) =>
    successAfter(successText(provider, { token: 'hostile-first-token', lifetime: 1 }).slice(1, -1), provider),
  ),
];

function withToken(name: string, token: () => string): HostileAnswer {
  return saying('odd-token', name, (provider) => successText(provider, { token: token() }));
}

function withLifetime(name: string, lifetime: unknown, exp: (nowSeconds: number) => unknown): HostileAnswer {
  const text = (provider: ProviderId): string => {
    if (simulations[provider].lifetimeIn === 'answer')
      return successText(provider, { token: hostileJwt({}), lifetime });
    return successText(provider, { token: hostileJwt({ exp: exp(Math.floor(Date.now() / 1000)) }) });
  };
  return saying('odd-lifetime', name, text);
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
