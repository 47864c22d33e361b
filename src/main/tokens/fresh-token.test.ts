import { describe, expect, it } from 'vitest';
import { aDraft } from '../testing/an-account.ts';
import { openTestDesk, restart } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { failureOf } from '../testing/failure-of.ts';
import { signedIn, silence, wrongPassword } from '../testing/scripted-http.ts';
import type { Step } from '../testing/scripted-http.ts';
import { serializeSession } from './session.ts';

const hour = 3_600_000;

/** A desk with one account that never signed in; what its adding did is forgotten. */
async function deskWithAccount(): Promise<{ desk: Desk; id: string }> {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.keychain.calls.length = 0;
  desk.changed.length = 0;
  return { desk, id };
}

const tokenOf = async (desk: Desk, id: string): Promise<string> =>
  (await desk.tokens.freshToken(id)).accessToken.reveal();

describe('a fresh token', () => {
  it('comes from a sign-in the first time, and is kept in the keychain', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    const session = await desk.tokens.freshToken(id);
    expect(session.accessToken.reveal()).toBe('t1');
    expect(desk.keychain.calls).toEqual([`get ${id}`, `set ${id}:session`]);
    await expect.poll(() => desk.keychain.entries.get(`${id}:session`)).toBe(serializeSession(session));
    expect(desk.accounts.get(id).session).toEqual({
      receivedAt: desk.clock.now(),
      lifetimeMs: hour,
      freshForMs: hour - 60_000,
    });
  });

  it('comes from memory as long as it is fresh: no request, no look into the keychain', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    const first = await desk.tokens.freshToken(id);
    desk.keychain.calls.length = 0;
    desk.clock.pass(58 * 60_000);
    expect(await desk.tokens.freshToken(id)).toBe(first);
    expect(desk.requests).toHaveLength(1);
    expect(desk.keychain.calls).toEqual([]);
  });

  it('is another one as soon as the last is not fresh', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.sleep(59 * 60_000);
    expect(await tokenOf(desk, id)).toBe('t2');
    expect(desk.requests).toHaveLength(2);
  });

  it('is signed in for once, however many ask at the same time', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.pass(hour);
    desk.keychain.calls.length = 0;
    const sessions = await Promise.all(Array.from({ length: 50 }, () => desk.tokens.freshToken(id)));
    expect(desk.requests).toHaveLength(2);
    expect(new Set(sessions).size).toBe(1);
    expect(sessions[0]?.accessToken.reveal()).toBe('t2');
    // The password is known since the first.
    expect(desk.keychain.calls.filter((call) => call.startsWith('get'))).toEqual([]);
  });

  it('is shared between those who ask for any and those who ask for a new one', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    const [forced, fresh] = await Promise.all([desk.tokens.signIn(id), desk.tokens.freshToken(id)]);
    expect(fresh).toBe(forced);
    expect(desk.requests).toHaveLength(1);
  });

  it('of one account does not wait for that of another', async () => {
    const { desk, id } = await deskWithAccount();
    const other = await desk.changes.add(aDraft({ label: 'staging' }));
    desk.script.push(silence, signedIn('t2', 3600));
    const waiting = failureOf(() => desk.tokens.freshToken(id));
    await expect.poll(() => desk.requests.length).toBe(1);
    expect(await tokenOf(desk, other)).toBe('t2');
    desk.tokens.forget(id);
    expect((await waiting).code).toBe('cancelled');
  });

  it('can be replaced on demand while it is fresh, since servers revoke tokens early', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
    await desk.tokens.freshToken(id);
    expect((await desk.tokens.signIn(id)).accessToken.reveal()).toBe('t2');
    expect(await tokenOf(desk, id)).toBe('t2');
    expect(desk.requests).toHaveLength(2);
  });

  it('stays in use where the attempt to replace it fails for want of a network', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600), { code: 'network', problem: 'tls', message: 'Not trusted.' });
    await desk.tokens.freshToken(id);
    expect((await failureOf(() => desk.tokens.signIn(id))).code).toBe('network');
    expect(await tokenOf(desk, id)).toBe('t1');
  });

  it('of an account that nobody knows is a failure that says so, asked for either way', async () => {
    const { desk } = await deskWithAccount();
    const stranger = crypto.randomUUID();
    expect((await failureOf(() => desk.tokens.freshToken(stranger))).code).toBe('unknown-account');
    await expect(desk.tokens.signIn(stranger).catch((error: unknown) => error)).resolves.toMatchObject({
      code: 'unknown-account',
    });
  });
});

describe('after a restart', () => {
  it('the session comes from the keychain, without a sign-in, and is read once', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.pass(20 * 60_000);
    const next = await restart(desk);
    next.keychain.calls.length = 0;
    const tokens = await Promise.all([tokenOf(next, id), tokenOf(next, id), tokenOf(next, id)]);
    tokens.push(await tokenOf(next, id));
    expect(tokens).toEqual(['t1', 't1', 't1', 't1']);
    expect(next.requests).toEqual([]);
    expect(next.keychain.calls).toEqual([`get ${id}:session`]);
  });

  it('the list knows what is fresh before any secret is read', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    const next = await restart(desk);
    next.keychain.calls.length = 0;
    expect(next.statusOf(id)).toMatchObject({ kind: 'fresh', expiresAt: next.clock.now() + hour });
    expect(next.keychain.calls).toEqual([]);
  });

  it('a session that is no longer fresh is not even read', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.sleep(hour);
    const next = await restart(desk);
    next.keychain.calls.length = 0;
    next.script.push(signedIn('t2', 3600));
    expect(await tokenOf(next, id)).toBe('t2');
    expect(next.keychain.calls[0]).toBe(`get ${id}`);
  });

  it.each([
    ['is gone', null],
    ['is damaged', '{"accessToken":"t'],
    ['is another one than the store remembers', 'older'],
  ])('a session that %s is replaced by a sign-in', async (_name, text) => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    const entry = `${id}:session`;
    const saved = desk.keychain.entries.get(entry) ?? '';
    const next = await restart(desk);
    if (text === null) next.keychain.entries.delete(entry);
    else next.keychain.entries.set(entry, text === 'older' ? saved.replace(/"receivedAt":\d/, '"receivedAt":') : text);
    next.script.push(signedIn('t2', 3600));
    expect(await tokenOf(next, id)).toBe('t2');
    expect(next.requests).toHaveLength(1);
  });

  it('a clock that was set back makes for a sign-in', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.jump(-1);
    const next = await restart(desk);
    next.script.push(signedIn('t2', 3600));
    expect(await tokenOf(next, id)).toBe('t2');
  });
});

describe('a token that had expired on its way', () => {
  it('is a bad answer, is tried once and is not kept', async () => {
    const { desk, id } = await deskWithAccount();
    const payload = Buffer.from(JSON.stringify({ exp: desk.clock.now() / 1000 - 60 })).toString('base64url');
    desk.script.push(signedIn(`h.${payload}.s`));
    const failure = await failureOf(() => desk.tokens.freshToken(id));
    expect(failure).toMatchObject({ code: 'bad-answer', message: expect.stringContaining('already expired') });
    expect(desk.statusOf(id)).toMatchObject({ kind: 'failed', retryable: false });
    expect([...desk.keychain.entries.keys()]).toEqual([id]);
    expect(desk.accounts.get(id).session).toBeNull();
  });
});

/** A good answer, over which the machine sleeps. */
function slept(desk: Desk, token: string): Step {
  return async () => {
    const answer = desk.network.answer(signedIn(token, 3600));
    desk.clock.sleep(7_200_000);
    return answer;
  };
}

describe('a token that turned stale on its way, since the machine slept', () => {
  it('is replaced by asking once more', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(slept(desk, 't1'), signedIn('t2', 3600));
    expect(await tokenOf(desk, id)).toBe('t2');
    expect(desk.requests).toHaveLength(2);
  });

  it('is a bad answer where that one is no better', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(slept(desk, 't1'), slept(desk, 't2'));
    expect((await failureOf(() => desk.tokens.freshToken(id))).code).toBe('bad-answer');
    expect(desk.requests).toHaveLength(2);
  });
});

describe('whoever shows the status', () => {
  it('is told when a sign-in begins and when it ends', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    expect(desk.statusOf(id).kind).toBe('signed-out');
    const work = desk.tokens.signIn(id);
    expect(desk.changed).toEqual([id]);
    expect(desk.statusOf(id).kind).toBe('signing-in');
    await work;
    expect(desk.changed).toEqual([id, id]);
    expect(desk.statusOf(id).kind).toBe('fresh');
  });

  it('is told the end of a failed sign-in too', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(wrongPassword);
    await failureOf(() => desk.tokens.signIn(id));
    expect(desk.changed).toEqual([id, id]);
    expect(desk.statusOf(id)).toEqual({ kind: 'needs-password', reason: 'Invalid username or password' });
  });

  it('hears no more of a failure once a sign-in has succeeded', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push({ code: 'network', problem: 'tls', message: 'Not trusted.' }, signedIn('t1', 3600));
    await failureOf(() => desk.tokens.signIn(id));
    expect(desk.statusOf(id)).toEqual({ kind: 'failed', reason: 'Not trusted.', retryable: true });
    await desk.tokens.signIn(id);
    desk.clock.pass(hour - 30_000);
    expect(desk.statusOf(id).kind).toBe('expiring');
    desk.clock.pass(30_000);
    expect(desk.statusOf(id).kind).toBe('expired');
  });

  it('finds what copying finds, where the clock was set back: the session in memory knows its age', async () => {
    const { desk, id } = await deskWithAccount();
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.freshToken(id);
    desk.clock.jump(-24 * hour);
    desk.clock.pass(30 * 60_000);
    expect(desk.statusOf(id)).toMatchObject({ kind: 'fresh', expiresAt: desk.clock.now() + hour / 2 });
    expect(await tokenOf(desk, id)).toBe('t1');
  });

  it('finds the end’s status at the moment of being told', async () => {
    const { desk, id } = await deskWithAccount();
    const seen: string[] = [];
    desk.changed.push = (changed) => seen.push(desk.statusOf(changed).kind);
    desk.script.push(signedIn('t1', 3600));
    await desk.tokens.signIn(id);
    expect(seen).toEqual(['signing-in', 'fresh']);
  });
});
