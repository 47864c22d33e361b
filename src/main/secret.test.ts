import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

const canary = 'canary-hunter2';
const secret = new Secret(canary);

it('gives its value to whoever asks for it by name', () => {
  expect(secret.reveal()).toBe(canary);
});

it.each<[string, () => unknown]>([
  ['toString', () => secret.toString()],
  ['String', () => String(secret)],
  ['a template', () => String.raw({ raw: ['password: ', ''] }, secret)],
  ['joining', () => ['a', secret].join(',')],
  ['JSON', () => JSON.stringify({ password: secret, list: [secret] })],
  ['inspection', () => inspect(secret)],
  [
    'inspection of what holds it',
    () => inspect({ deep: { er: [secret] }, map: new Map([[secret, secret]]) }, { depth: 9 }),
  ],
  ['inspection of all that is hidden', () => inspect(secret, { showHidden: true, depth: 9, getters: true })],
  ['inspection without its own words', () => inspect(secret, { customInspect: false, showHidden: true })],
  ['formatting', () => format('%s %o %O %j', secret, secret, secret, secret)],
  [
    'its keys and values',
    () => [Reflect.ownKeys(secret), Object.entries(secret), Object.assign({}, secret)].map(String),
  ],
  ['a copy for another process', () => JSON.stringify(structuredClone(Object.assign({}, secret)))],
  ['an error that carries it', () => inspect(new Error('failed', { cause: secret }))],
])('does not show in %s', (_name, show) => {
  expect(String(show())).not.toMatch(/canary|hunter2/);
});

it('shows that it is one', () => {
  expect([String(secret), JSON.stringify(secret), inspect(secret)]).toEqual(['[secret]', '"[secret]"', '[secret]']);
});
