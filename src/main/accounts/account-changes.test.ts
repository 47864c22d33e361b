import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccountDraft } from '../../contract/calls.ts';
import { aDraft, aRecord } from '../testing/an-account.ts';
import { openDesk, openTestDesk, restart, settled } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { failureOf } from '../testing/failure-of.ts';
import { signedIn } from '../testing/scripted-http.ts';
import type { KeychainProblem } from '../testing/test-keychain.ts';

const problems: readonly KeychainProblem[] = ['keychain-locked', 'keychain-unavailable', 'keychain-timed-out'];

/** A desk whose only account is signed in. */
async function deskWithSession(): Promise<{ desk: Desk; id: string }> {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft());
  desk.script.push(signedIn('t1', 3600));
  await desk.tokens.freshToken(id);
  await settled();
  desk.keychain.calls.length = 0;
  desk.changed.length = 0;
  return { desk, id };
}

const entries = ({ keychain }: Desk): string[] => [...keychain.entries.keys()];

describe('adding an account', () => {
  it('saves password and record, tells, and sends nothing', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft({ tags: ['x'] }));
    expect([...desk.keychain.entries]).toEqual([[id, 'canary-password']]);
    expect(desk.accounts.list()).toEqual([
      expect.objectContaining({ id, label: 'prod admin', tags: ['x'], createdAt: desk.clock.now(), pending: null }),
    ]);
    expect(desk.changed).toEqual([id]);
    expect(desk.requests).toEqual([]);
    expect((await restart(desk)).accounts.list()).toEqual(desk.accounts.list());
  });

  it('makes as many accounts as are asked for, even of the same name at the same provider', async () => {
    const desk = openTestDesk();
    const ids = await Promise.all([1, 2, 3].map(() => desk.changes.add(aDraft())));
    expect(new Set(ids).size).toBe(3);
    expect(desk.accounts.list()).toHaveLength(3);
  });

  it('touches nothing where the form is wrong', async () => {
    const desk = openTestDesk();
    expect((await failureOf(() => desk.changes.add(aDraft({ password: '' })))).code).toBe('invalid-input');
    expect([desk.accounts.list(), desk.keychain.calls, desk.changed]).toEqual([[], [], []]);
  });

  it.each(problems)('leaves nothing where the keychain fails (%s)', async (problem) => {
    const desk = openTestDesk();
    desk.keychain.fail(problem, 'set');
    expect((await failureOf(() => desk.changes.add(aDraft()))).code).toBe(problem);
    expect(desk.accounts.list()).toEqual([]);
    const next = await restart(desk);
    await next.changes.finishInterrupted();
    expect(next.accounts.interrupted()).toEqual([]);
    expect(entries(next)).toEqual([]);
  });

  it.each<[KeychainProblem, number]>([
    ['keychain-locked', 1],
    ['keychain-timed-out', 1],
    ['keychain-unavailable', 2],
  ])('asks a keychain that fails (%s) no more often than helps', async (problem, calls) => {
    const desk = openTestDesk();
    desk.keychain.fail(problem);
    expect((await failureOf(() => desk.changes.add(aDraft()))).code).toBe(problem);
    expect(desk.keychain.calls).toHaveLength(calls);
  });

  it('leaves nothing that is seen where it can’t even be undone, and the next start undoes it', async () => {
    const desk = openTestDesk();
    desk.keychain.fail('keychain-unavailable');
    expect((await failureOf(() => desk.changes.add(aDraft()))).code).toBe('keychain-unavailable');
    expect(desk.accounts.list()).toEqual([]);
    const next = await restart(desk);
    expect(next.accounts.interrupted()).toHaveLength(1);
    await next.changes.finishInterrupted();
    expect(next.accounts.interrupted()).toHaveLength(1);
    next.keychain.fail(null);
    await next.changes.finishInterrupted();
    expect(next.accounts.interrupted()).toEqual([]);
  });
});

describe('editing an account', () => {
  it.each<[string, Partial<AccountDraft>]>([
    ['the label', { label: 'renamed' }],
    ['the tags', { tags: ['x', 'y'] }],
    ['nothing', {}],
    ['the base URL, to what it already was', { baseUrl: 'https://public-api.cloudidr.com/' }],
  ])('keeps the session where %s changes', async (_name, change) => {
    const { desk, id } = await deskWithSession();
    await desk.changes.edit({ id, ...aDraft({ password: '', ...change }) });
    expect(desk.statusOf(id).kind).toBe('fresh');
    expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
    expect(desk.keychain.calls).toEqual([]);
    expect(desk.requests).toHaveLength(1);
    expect(desk.changed).toEqual([id]);
    const next = await restart(desk);
    expect((await next.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
  });

  it.each<[string, Partial<AccountDraft>]>([
    ['another host', { baseUrl: 'https://staging.example.com' }],
    ['another port', { baseUrl: 'https://public-api.cloudidr.com:8443' }],
    ['another provider at the same address', { provider: 'cloudio', baseUrl: 'https://public-api.cloudidr.com' }],
  ])('does not take the saved password along to %s', async (_name, change) => {
    const { desk, id } = await deskWithSession();
    const before = desk.accounts.get(id);
    const edit = desk.changes.edit({ id, ...aDraft({ password: '', ...change }) });
    await expect(edit).rejects.toMatchObject({
      failure: { code: 'invalid-input', fields: { password: expect.stringContaining('Enter the password again') } },
    });
    expect(desk.accounts.get(id)).toEqual(before);
    expect(desk.keychain.calls).toEqual([]);
  });

  it.each<[string, Partial<AccountDraft>]>([
    ['the username', { username: 'bea' }],
    ['the base URL’s path', { baseUrl: 'https://public-api.cloudidr.com/gateway' }],
    ['the base URL', { baseUrl: 'https://staging.example.com', password: 'canary-password' }],
    ['the provider', { provider: 'cloudio', password: 'canary-password' }],
    [
      'the kind of identifier',
      { provider: 'appmixer', username: '', email: 'ana@example.com', password: 'canary-password' },
    ],
    ['the password', { password: 'another' }],
  ])('drops the session where %s changes', async (_name, change) => {
    const { desk, id } = await deskWithSession();
    await desk.changes.edit({ id, ...aDraft({ password: '', ...change }) });
    await settled();
    expect(desk.statusOf(id).kind).toBe('signed-out');
    expect(entries(desk)).toEqual([id]);
    expect(desk.keychain.entries.get(id)).toBe(change.password ?? 'canary-password');
    expect(desk.changed).toContain(id);
    expect((await restart(desk)).statusOf(id).kind).toBe('signed-out');
  });

  it('does not use the old session again where the keychain would not delete it', async () => {
    const { desk, id } = await deskWithSession();
    desk.keychain.fail('keychain-locked', 'delete');
    await desk.changes.edit({ id, ...aDraft({ username: 'bea', password: '' }) });
    await settled();
    desk.keychain.fail(null);
    expect(entries(desk)).toContain(`${id}:session`);
    const next = await restart(desk);
    next.script.push(signedIn('t2', 3600));
    expect((await next.tokens.freshToken(id)).accessToken.reveal()).toBe('t2');
  });

  it('keeps a rejection while only the label changes, and ends it with what may help', async () => {
    const { desk, id } = await deskWithSession();
    desk.accounts.note(id, { rejected: 'No.', session: null });
    await desk.changes.edit({ id, ...aDraft({ label: 'renamed', password: '' }) });
    expect(desk.accounts.get(id).rejected).toBe('No.');
    await desk.changes.edit({ id, ...aDraft({ username: 'bea', password: '' }) });
    expect(desk.accounts.get(id).rejected).toBeNull();
  });

  it('changes nothing that others see or that is kept where the form is wrong', async () => {
    const { desk, id } = await deskWithSession();
    const before = desk.accounts.get(id);
    expect((await failureOf(() => desk.changes.edit({ id, ...aDraft({ label: '' }) }))).code).toBe('invalid-input');
    expect(desk.accounts.get(id)).toEqual(before);
    expect(desk.keychain.calls).toEqual([]);
  });

  it.each(problems)('changes nothing where the keychain refuses the new password (%s)', async (problem) => {
    const { desk, id } = await deskWithSession();
    const before = desk.accounts.get(id);
    desk.keychain.fail(problem, 'set');
    const edit = { id, ...aDraft({ label: 'renamed', username: 'bea', password: 'another' }) };
    expect((await failureOf(() => desk.changes.edit(edit))).code).toBe(problem);
    expect(desk.keychain.entries.get(id)).toBe('canary-password');
    // Where the keychain did not answer, nobody knows what it holds: then the password is asked for.
    const { rejected, ...record } = desk.accounts.get(id);
    expect({ ...record, rejected: null }).toEqual(before);
    expect(rejected !== null).toBe(problem === 'keychain-timed-out');
    expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
    expect(desk.changed).toContain(id);
  });

  it('twice at once is one after the other, and leaves it as it was where the keychain refuses both', async () => {
    const { desk, id } = await deskWithSession();
    const before = desk.accounts.get(id);
    const endedBefore: number[] = [];
    desk.keychain.fail('keychain-locked', 'set');
    desk.keychain.meanwhile = () => endedBefore.push(desk.changed.length);
    const edits = ['one', 'two'].map((password) => failureOf(() => desk.changes.edit({ id, ...aDraft({ password }) })));
    expect((await Promise.all(edits)).map(({ code }) => code)).toEqual(['keychain-locked', 'keychain-locked']);
    expect(endedBefore).toEqual([0, 1]);
    expect(desk.accounts.get(id)).toEqual(before);
  });

  it('keeps what a sign-in under way is told meanwhile, where the keychain refuses the new password', async () => {
    const { desk, id } = await deskWithSession();
    desk.keychain.fail('keychain-locked', 'set');
    desk.keychain.meanwhile = (call) => call === `set ${id}` && desk.accounts.note(id, { rejected: 'No.' });
    await failureOf(() => desk.changes.edit({ id, ...aDraft({ password: 'another' }) }));
    expect(desk.accounts.get(id).rejected).toBe('No.');
  });

  it('of an account that nobody knows is a failure', async () => {
    const { desk } = await deskWithSession();
    const edit = { id: crypto.randomUUID(), ...aDraft() };
    expect((await failureOf(() => desk.changes.edit(edit))).code).toBe('unknown-account');
    expect(desk.keychain.calls).toEqual([]);
  });
});

describe('deleting an account', () => {
  it('removes record and secrets, and tells', async () => {
    const { desk, id } = await deskWithSession();
    const other = await desk.changes.add(aDraft());
    await desk.changes.remove(id);
    expect(desk.accounts.list().map((record) => record.id)).toEqual([other]);
    expect(entries(desk)).toEqual([other]);
    expect(desk.changed.at(-1)).toBe(id);
    expect((await restart(desk)).accounts.list()).toHaveLength(1);
  });

  it.each(problems)('leaves the account where the keychain fails (%s), says so, and tells', async (problem) => {
    const { desk, id } = await deskWithSession();
    desk.keychain.fail(problem);
    expect(await failureOf(() => desk.changes.remove(id))).toMatchObject({
      code: problem,
      message: expect.stringMatching(/^The account was not deleted\. The keychain failed/),
    });
    expect(desk.accounts.list().map((record) => record.id)).toEqual([id]);
    expect(desk.changed).toEqual([id]);
    desk.keychain.fail(null);
    expect(entries(desk)).toEqual([id, `${id}:session`]);
    expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t1');
    const next = await restart(desk);
    await next.changes.finishInterrupted();
    expect(next.accounts.list()).toHaveLength(1);
  });

  it('deletes on the next start what the keychain holds, where this run keeps secrets in memory', async () => {
    const { desk, id } = await deskWithSession();
    await settled();
    desk.accounts.flush();
    const { clock, folder } = desk;
    const inMemory = openDesk({ clock, folder, keychainIsAway: () => true });
    await inMemory.changes.remove(id);
    expect(inMemory.accounts.list()).toEqual([]);
    expect(entries(desk)).toHaveLength(2);
    const next = openDesk({ clock, folder, keychain: desk.keychain });
    expect(next.accounts.list()).toEqual([]);
    await next.changes.finishInterrupted();
    expect(entries(next)).toEqual([]);
    expect(next.accounts.interrupted()).toEqual([]);
  });

  it.each<[KeychainProblem, number]>([
    ['keychain-locked', 1],
    ['keychain-timed-out', 1],
    ['keychain-unavailable', 2],
  ])('asks a keychain that fails on the next start (%s) no more often than helps', async (problem, calls) => {
    const desk = openTestDesk();
    desk.accounts.add(aRecord({ pending: 'deleting' }));
    desk.accounts.add(aRecord({ pending: 'deleting' }));
    desk.keychain.fail(problem);
    await desk.changes.finishInterrupted();
    expect(desk.keychain.calls).toHaveLength(calls);
    expect(desk.accounts.interrupted()).toHaveLength(2);
  });

  it('leaves an account that can sign in where it fails halfway', async () => {
    const { desk, id } = await deskWithSession();
    desk.keychain.meanwhile = (call) => desk.keychain.fail(call === `delete ${id}` ? 'keychain-locked' : null);
    expect((await failureOf(() => desk.changes.remove(id))).code).toBe('keychain-locked');
    desk.keychain.meanwhile = () => undefined;
    desk.keychain.fail(null);
    expect(entries(desk)).toEqual([id]);
    desk.script.push(signedIn('t2', 3600));
    expect((await desk.tokens.freshToken(id)).accessToken.reveal()).toBe('t2');
  });

  it('is told also where the record can’t be removed in the end; the next start does it', async () => {
    const { desk, id } = await deskWithSession();
    const inTheWay = join(desk.folder, `accounts.json.bak.tmp-${process.pid}`);
    desk.keychain.meanwhile = () => void mkdirSync(inTheWay, { recursive: true });
    expect((await failureOf(() => desk.changes.remove(id))).code).toBe('store-unwritable');
    expect(desk.accounts.list()).toEqual([]);
    expect(desk.changed).toEqual([id]);
    rmSync(inTheWay, { recursive: true });
    desk.keychain.meanwhile = () => undefined;
    const next = await restart(desk);
    await next.changes.finishInterrupted();
    expect([next.accounts.list(), next.accounts.interrupted(), entries(next)]).toEqual([[], [], []]);
  });

  it('twice at the same time deletes once', async () => {
    const { desk, id } = await deskWithSession();
    const [first, second] = await Promise.allSettled([desk.changes.remove(id), desk.changes.remove(id)]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'unknown-account' } });
    expect(entries(desk)).toEqual([]);
  });

  it('while it is being edited leaves no password behind', async () => {
    const { desk, id } = await deskWithSession();
    const edited = desk.changes.edit({ id, ...aDraft({ password: 'another' }) });
    await Promise.allSettled([edited, desk.changes.remove(id)]);
    await settled();
    expect(entries(desk)).toEqual([]);
    expect((await restart(desk)).accounts.list()).toEqual([]);
  });
});

it('a start without anything to finish does not touch the keychain', async () => {
  const { desk } = await deskWithSession();
  const next = await restart(desk);
  await next.changes.finishInterrupted();
  expect(next.keychain.calls).toEqual([]);
});
