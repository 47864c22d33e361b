import { describe, expect, it } from 'vitest';
import { aDraft } from '../testing/an-account.ts';
import { openTestDesk, restart, settled } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { failureOf } from '../testing/failure-of.ts';
import { signedIn, silence } from '../testing/scripted-http.ts';

/** A desk whose only account waits for the provider; `answer` lets a late answer in, whoever has stopped waiting. */
async function deskThatWaits() {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  const { promise, resolve } = Promise.withResolvers<void>();
  desk.script.push(async () => {
    await promise;
    return desk.network.answer(signedIn('late', 3600));
  });
  const outcome = failureOf(() => desk.tokens.freshToken(id));
  await expect.poll(() => desk.requests.length).toBe(1);
  return { desk, id, outcome, answer: resolve };
}

const sessionEntries = ({ keychain }: Desk): string[] =>
  [...keychain.entries.keys()].filter((key) => key.includes(':'));

describe('a sign-in under way', () => {
  it('is cancelled when the account is forgotten, and its result is discarded', async () => {
    const { desk, id, outcome, answer } = await deskThatWaits();
    desk.tokens.forget(id);
    expect(desk.statusOf(id).kind).toBe('signed-out');
    answer();
    expect((await outcome).code).toBe('cancelled');
    await settled();
    expect(desk.statusOf(id).kind).toBe('signed-out');
    expect(desk.accounts.get(id).session).toBeNull();
    expect(sessionEntries(desk)).toEqual([]);
  });

  it('ends at once where the network heeds the cancelling', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.script.push(silence);
    const outcome = failureOf(() => desk.tokens.freshToken(id));
    await expect.poll(() => desk.requests.length).toBe(1);
    desk.tokens.forget(id);
    expect((await outcome).code).toBe('cancelled');
  });

  it('that is cancelled while the password is read sends nothing', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    const outcome = failureOf(() => desk.tokens.signIn(id));
    desk.tokens.forget(id);
    expect((await outcome).code).toBe('cancelled');
    expect(desk.requests).toEqual([]);
  });

  it('does not disturb the one that follows a cancelling', async () => {
    const { desk, id, outcome, answer } = await deskThatWaits();
    desk.tokens.forget(id);
    const { promise, resolve } = Promise.withResolvers<void>();
    desk.script.push(async () => {
      await promise;
      return desk.network.answer(signedIn('new', 3600));
    });
    const next = desk.tokens.freshToken(id);
    answer();
    expect((await outcome).code).toBe('cancelled');
    await settled();
    expect(desk.statusOf(id).kind).toBe('signing-in');
    const third = desk.tokens.freshToken(id);
    resolve();
    expect((await next).accessToken.reveal()).toBe('new');
    expect(await third).toBe(await next);
    expect(desk.requests).toHaveLength(2);
    expect(desk.statusOf(id).kind).toBe('fresh');
  });

  it('is cancelled by a new password: its token belongs to the old one', async () => {
    const { desk, id, outcome, answer } = await deskThatWaits();
    await desk.changes.edit({ id, ...aDraft({ password: 'another' }) });
    answer();
    expect((await outcome).code).toBe('cancelled');
    await settled();
    expect(desk.statusOf(id).kind).toBe('signed-out');
    expect(sessionEntries(desk)).toEqual([]);
  });

  it('goes on while only the label changes', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    const { promise, resolve } = Promise.withResolvers<void>();
    desk.script.push(async () => {
      await promise;
      return desk.network.answer(signedIn('t1', 3600));
    });
    const session = desk.tokens.freshToken(id);
    await expect.poll(() => desk.requests.length).toBe(1);
    await desk.changes.edit({ id, ...aDraft({ label: 'renamed', password: '' }) });
    resolve();
    expect((await session).accessToken.reveal()).toBe('t1');
    expect(desk.accounts.get(id).label).toBe('renamed');
  });

  it('leaves nothing behind when the account is deleted', async () => {
    const { desk, id, outcome, answer } = await deskThatWaits();
    await desk.changes.remove(id);
    answer();
    expect((await outcome).code).toBe('cancelled');
    await settled();
    expect(desk.accounts.has(id)).toBe(false);
    expect([...desk.keychain.entries]).toEqual([]);
  });

  it('that succeeds while the account is being deleted leaves no secret behind', async () => {
    const { desk, id, outcome, answer } = await deskThatWaits();
    const removed = desk.changes.remove(id);
    answer();
    await removed;
    expect((await outcome).code).toBe('cancelled');
    await settled();
    expect([...desk.keychain.entries]).toEqual([]);
    expect((await restart(desk)).accounts.list()).toEqual([]);
  });
});

it('an account that is being deleted can no longer be signed in', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
  const removed = desk.changes.remove(id);
  expect((await failureOf(() => desk.tokens.freshToken(id))).code).toBe('unknown-account');
  expect((await failureOf(() => desk.tokens.signIn(id))).code).toBe('unknown-account');
  await removed;
  await settled();
  expect([...desk.keychain.entries]).toEqual([]);
});

describe('a restored session', () => {
  it('is not believed where the account was edited while the keychain was read', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    const next = await restart(desk);
    next.script.push(signedIn('t2', 3600));
    const session = next.tokens.freshToken(id);
    await next.changes.edit({ id, ...aDraft({ username: 'bea', password: '' }) });
    expect((await session).accessToken.reveal()).toBe('t2');
    expect(next.requests[0]?.body).toMatchObject({ username: 'bea' });
  });

  it('does not replace that of a sign-in that was quicker', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.pass(1000);
    const next = await restart(desk);
    next.script.push(signedIn('t2', 3600));
    const [copied, pressed] = await Promise.all([next.tokens.freshToken(id), next.tokens.signIn(id)]);
    expect(pressed.accessToken.reveal()).toBe('t2');
    expect(['t1', 't2']).toContain(copied.accessToken.reveal());
    expect((await next.tokens.freshToken(id)).accessToken.reveal()).toBe('t2');
    expect(next.accounts.get(id).session?.receivedAt).toBe(pressed.receivedAt);
  });
});

describe('a locked keychain', () => {
  it.each(['keychain-locked', 'keychain-timed-out'] as const)('(%s) is no rejected password', async (problem) => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.keychain.fail(problem);
    expect((await failureOf(() => desk.tokens.freshToken(id))).code).toBe(problem);
    expect(desk.requests).toEqual([]);
    expect(desk.statusOf(id)).toEqual({ kind: 'keychain-locked' });
    expect(desk.accounts.get(id).rejected).toBeNull();
    desk.keychain.fail(null);
    desk.script.push(signedIn('t1', 3600));
    expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
    expect(desk.statusOf(id).kind).toBe('fresh');
  });

  it('does not drop a session that only it holds', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    const next = await restart(desk);
    next.keychain.fail('keychain-locked');
    expect((await failureOf(() => next.tokens.freshToken(id))).code).toBe('keychain-locked');
    expect(next.statusOf(id).kind).toBe('keychain-locked');
    next.keychain.fail(null);
    expect((await next.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
    expect(next.requests).toEqual([]);
    expect(next.statusOf(id).kind).toBe('fresh');
  });

  it('is no reason to fail where only the session could not be saved: the next run signs in again', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.keychain.fail('keychain-locked', 'set');
    desk.script.push(signedIn('t1', 3600));
    expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
    await settled();
    expect(desk.statusOf(id).kind).toBe('fresh');
    desk.keychain.fail(null);
    const next = await restart(desk);
    next.script.push(signedIn('t2', 3600));
    expect((await next.tokens.freshToken(id)).accessToken.reveal()).toBe('t2');
  });

  it('is no reason to hide that a password was rejected, where the old session could not be deleted', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    desk.keychain.fail('keychain-locked', 'delete');
    desk.script.push({ status: 401 });
    expect((await failureOf(() => desk.tokens.freshToken(id))).code).toBe('invalid-credentials');
    await settled();
    expect(desk.statusOf(id).kind).toBe('needs-password');
  });
});

it('an error that was not foreseen is worded without quoting it, and is not taken for a rejection', async () => {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(() => Promise.reject(new TypeError('canary-text')));
  await expect(desk.tokens.freshToken(id)).rejects.toThrow(TypeError);
  expect(JSON.stringify(desk.statusOf(id))).not.toContain('canary');
  expect(desk.statusOf(id).kind).toBe('failed');
  expect(desk.accounts.get(id).rejected).toBeNull();
});
