import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { maxValueLength } from './accepted.ts';
import { createMemoryKeychain } from './memory-keychain.ts';

test('keeps, replaces and deletes values, whatever their characters', async () => {
  const keychain = createMemoryKeychain();
  expect(await keychain.getPassword('a')).toBeNull();
  for (const value of ['', 'a\0\n😀', '\ud800', 'secret']) {
    await keychain.setPassword('a', value);
    expect(await keychain.getPassword('a')).toBe(value);
  }
  expect(await keychain.deletePassword('a')).toBe(true);
  expect(await keychain.deletePassword('a')).toBe(false);
  expect(await keychain.getPassword('a')).toBeNull();
});

test('refuses what the system keychain refuses', async () => {
  const keychain = createMemoryKeychain();
  await expect(keychain.setPassword('a', 'x'.repeat(maxValueLength + 1))).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await expect(keychain.setPassword('a#0.1', 'x')).rejects.toBeInstanceOf(TypeError);
  expect(await keychain.getPassword('a')).toBeNull();
});

test('shows no value when it is inspected', async () => {
  const keychain = createMemoryKeychain();
  await keychain.setPassword('a', 'secret');
  expect(inspect(keychain, { depth: 9, showHidden: true })).not.toContain('secret');
});
