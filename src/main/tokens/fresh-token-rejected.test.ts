import { expect, it } from 'vitest';
import { aDraft } from '../testing/an-account.ts';
import { openDesk, openTestDesk, restart } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { failureOf } from '../testing/failure-of.ts';
import { signedIn, wrongPassword } from '../testing/scripted-http.ts';

const rejection = { code: 'invalid-credentials', message: 'Invalid username or password' };

async function rejectedAccount(): Promise<{ desk: Desk; id: string }> {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(wrongPassword);
  expect(await failureOf(() => desk.tokens.freshToken(id))).toEqual(rejection);
  expect(desk.requests).toHaveLength(1);
  return { desk, id };
}

it('a rejected password is tried once, even by fifty at the same time', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(wrongPassword);
  const ends = await Promise.all(Array.from({ length: 50 }, () => failureOf(() => desk.tokens.freshToken(id))));
  expect(ends).toEqual(Array.from({ length: 50 }, () => rejection));
  expect(desk.requests).toHaveLength(1);
});

it('a rejected password is not tried again by copying, nor read from the keychain', async () => {
  const { desk, id } = await rejectedAccount();
  desk.keychain.calls.length = 0;
  expect(await failureOf(() => desk.tokens.freshToken(id))).toEqual(rejection);
  expect(await failureOf(() => desk.tokens.freshToken(id))).toEqual(rejection);
  expect(desk.requests).toHaveLength(1);
  expect(desk.keychain.calls).toEqual([]);
});

it('a rejected password is not tried again after a restart, not even after a crash', async () => {
  const { desk, id } = await rejectedAccount();
  const { clock, folder, keychain } = desk;
  // Not `restart`, which would write what is still unwritten.
  const next = openDesk({ clock, folder, keychain });
  expect(next.statusOf(id)).toEqual({ kind: 'needs-password', reason: rejection.message });
  expect(await failureOf(() => next.tokens.freshToken(id))).toEqual(rejection);
  expect(next.requests).toEqual([]);
});

it('a person who presses “sign in” has it tried once more', async () => {
  const { desk, id } = await rejectedAccount();
  desk.script.push(wrongPassword);
  expect(await failureOf(() => desk.tokens.signIn(id))).toEqual(rejection);
  expect(desk.requests).toHaveLength(2);
  expect((await failureOf(() => desk.tokens.freshToken(id))).code).toBe('invalid-credentials');
  expect(desk.requests).toHaveLength(2);
});

it('a sign-in that succeeds clears the rejection, after a restart too', async () => {
  const { desk, id } = await rejectedAccount();
  desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
  await desk.tokens.signIn(id);
  expect(desk.statusOf(id).kind).toBe('fresh');
  desk.clock.pass(7_200_000);
  expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t2');
  expect((await restart(desk)).accounts.get(id).rejected).toBeNull();
});

it('those who copy while a person tries it again share that attempt’s outcome', async () => {
  const { desk, id } = await rejectedAccount();
  desk.script.push(signedIn('t1', 3600));
  const [pressed, copied] = await Promise.all([desk.tokens.signIn(id), desk.tokens.freshToken(id)]);
  expect(copied).toBe(pressed);
});

it('a new password is tried', async () => {
  const { desk, id } = await rejectedAccount();
  await desk.changes.edit({ id, ...aDraft({ password: 'the-right-one' }) });
  expect(desk.statusOf(id).kind).toBe('signed-out');
  desk.script.push(signedIn('t1', 3600));
  await desk.tokens.freshToken(id);
  expect(desk.requests[1]?.body).toMatchObject({ password: 'the-right-one' });
});

it('the session of an account whose password is rejected is dropped everywhere', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(signedIn('t1', 3600), wrongPassword);
  await desk.tokens.freshToken(id);
  await expect.poll(() => [...desk.keychain.entries.keys()]).toEqual([id, `${id}:session`]);
  await failureOf(() => desk.tokens.signIn(id));
  expect(desk.accounts.get(id).session).toBeNull();
  expect(desk.statusOf(id).kind).toBe('needs-password');
  await expect.poll(() => [...desk.keychain.entries.keys()]).toEqual([id]);
});

it('an account that its provider switched off is not tried again either', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(
    aDraft({ provider: 'auths', baseUrl: 'https://api.example', password: 'secret-1' }),
  );
  desk.script.push({ status: 403, json: { message: 'Account is inactive' } });
  expect(await failureOf(() => desk.tokens.freshToken(id))).toEqual({
    code: 'account-inactive',
    message: 'Account is inactive',
  });
  await failureOf(() => desk.tokens.freshToken(id));
  expect(desk.requests).toHaveLength(1);
  expect(desk.statusOf(id)).toEqual({ kind: 'needs-password', reason: 'Account is inactive' });
});

it('an account without a saved password asks for it and sends nothing', async () => {
  const { desk, id } = await rejectedAccount();
  desk.keychain.entries.delete(id);
  expect(await failureOf(() => desk.tokens.signIn(id))).toMatchObject({
    code: 'invalid-credentials',
    message: 'No password is saved for this account.',
  });
  expect(desk.requests).toHaveLength(1);
  expect(desk.statusOf(id).kind).toBe('needs-password');
});
