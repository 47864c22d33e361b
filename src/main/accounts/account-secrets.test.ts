import { expect, it } from 'vitest';
import { Secret } from '../secret.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createTestKeychain } from '../testing/test-keychain.ts';
import { createAccountSecrets } from './account-secrets.ts';

const id = '3f1c6a52-9b0e-4d7a-8c21-5a0d8e7b1f42';

it('an account has one entry for its password and one for its session', async () => {
  const keychain = createTestKeychain();
  const secrets = createAccountSecrets(keychain);
  await secrets.savePassword(id, new Secret('pw'));
  await secrets.saveSession(id, '{"accessToken":"t"}');
  expect([...keychain.entries]).toEqual([
    [id, 'pw'],
    [`${id}:session`, '{"accessToken":"t"}'],
  ]);
  expect((await secrets.password(id))?.reveal()).toBe('pw');
  expect((await secrets.session(id))?.reveal()).toBe('{"accessToken":"t"}');
});

it('what is not there is null, and forgetting it is no failure', async () => {
  const secrets = createAccountSecrets(createTestKeychain());
  expect(await secrets.password(id)).toBeNull();
  expect(await secrets.session(id)).toBeNull();
  await secrets.forgetSession(id);
  await secrets.forget(id);
});

it('forgetting begins with the session, so that what fails halfway can still sign in', async () => {
  const keychain = createTestKeychain();
  const secrets = createAccountSecrets(keychain);
  await secrets.savePassword(id, new Secret('pw'));
  await secrets.saveSession(id, '{}');
  keychain.fail('keychain-locked', `delete ${id}:session`);
  expect((await failureOf(() => secrets.forget(id))).code).toBe('keychain-locked');
  expect([...keychain.entries.keys()]).toEqual([id, `${id}:session`]);
  keychain.fail(null);
  await secrets.forget(id);
  expect([...keychain.entries]).toEqual([]);
});

it('a locked keychain is a failure and never an empty answer', async () => {
  const keychain = createTestKeychain();
  const secrets = createAccountSecrets(keychain);
  keychain.fail('keychain-locked');
  const calls = [
    () => secrets.password(id),
    () => secrets.session(id),
    () => secrets.savePassword(id, new Secret('pw')),
    () => secrets.saveSession(id, '{}'),
    () => secrets.forgetSession(id),
    () => secrets.forget(id),
  ];
  for (const call of calls) expect((await failureOf(call)).code).toBe('keychain-locked');
});

it('reads a password from the keychain once, and again after it was replaced', async () => {
  const keychain = createTestKeychain();
  const secrets = createAccountSecrets(keychain);
  await secrets.savePassword(id, new Secret('old'));
  expect((await secrets.password(id))?.reveal()).toBe('old');
  keychain.fail('keychain-locked');
  expect((await secrets.password(id))?.reveal()).toBe('old');
  keychain.fail(null);
  await secrets.savePassword(id, new Secret('new'));
  expect((await secrets.password(id))?.reveal()).toBe('new');
});

it('does not keep a password that was replaced while it was read', async () => {
  const keychain = createTestKeychain();
  const secrets = createAccountSecrets(keychain);
  await secrets.savePassword(id, new Secret('old'));
  const reading = secrets.password(id);
  await secrets.savePassword(id, new Secret('new'));
  await reading;
  expect((await secrets.password(id))?.reveal()).toBe('new');
});

it('does not know a password that was forgotten', async () => {
  const secrets = createAccountSecrets(createTestKeychain());
  await secrets.savePassword(id, new Secret('pw'));
  await secrets.password(id);
  await secrets.forget(id);
  expect(await secrets.password(id)).toBeNull();
});
