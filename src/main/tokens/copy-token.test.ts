import { describe, expect, it } from 'vitest';
import type { Environment } from '../../contract/account.ts';
import { TokendockError } from '../errors.ts';
import { aDraft } from '../testing/an-account.ts';
import { openTestDesk } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { failureOf } from '../testing/failure-of.ts';
import { signedIn, wrongPassword } from '../testing/scripted-http.ts';
import { createCopyToken } from './copy-token.ts';
import type { TokenClipboard } from './copy-token.ts';

const hour = 3_600_000;

/** A clipboard that remembers what was put there. */
function aClipboard({ clock }: Desk): TokenClipboard & { readonly texts: string[]; readonly waits: (() => void)[] } {
  const texts: string[] = [];
  const waits: (() => void)[] = [];
  return {
    texts,
    /** What happens before the next turns. */
    waits,
    put(secret, seconds, isGood) {
      waits.shift()?.();
      if (!isGood()) return Promise.resolve(null);
      texts.push(secret.reveal());
      return Promise.resolve(clock.now() + seconds * 1000);
    },
  };
}

const clipboardSeconds = (environment: Environment | null): number => (environment === 'production' ? 15 : 30);

const refusing: TokenClipboard = {
  put: () => Promise.reject(new TokendockError({ code: 'timed-out', message: 'Busy.' })),
};

async function deskThatCopies(environment: Environment | null = null) {
  const desk = openTestDesk();
  const id = await desk.changes.add(aDraft({ environment }));
  const clipboard = aClipboard(desk);
  const changed: string[] = [];
  const { accounts, tokens, clock } = desk;
  const copy = createCopyToken({
    accounts,
    tokens,
    clipboard,
    clipboardSeconds,
    clock,
    onChange: (each) => changed.push(each),
  });
  return { desk, id, clipboard, changed, copy };
}

describe('copying a token', () => {
  it('puts a fresh one on the clipboard and answers with times alone', async () => {
    const { desk, id, clipboard, copy } = await deskThatCopies();
    desk.script.push(signedIn('t1', 3600));
    const now = desk.clock.now();
    expect(await copy(id)).toEqual({ as: 'token', expiresAt: now + hour, clearsAt: now + 30_000 });
    expect(clipboard.texts).toEqual(['t1']);
  });

  it('says so where nobody knows when the token expires', async () => {
    const { desk, id, copy } = await deskThatCopies();
    desk.script.push(signedIn('opaque'));
    expect(await copy(id)).toMatchObject({ expiresAt: null });
  });

  it('remembers when, for the recent ones in the tray, and tells whoever shows them', async () => {
    const { desk, id, changed, copy } = await deskThatCopies();
    desk.script.push(signedIn('t1', 3600));
    desk.clock.pass(500);
    await copy(id);
    expect(desk.accounts.get(id).lastUsedAt).toBe(desk.clock.now());
    expect(changed).toEqual([id]);
  });

  it('gives a token that turns stale while it waits for the clipboard to nobody', async () => {
    const { desk, id, clipboard, copy } = await deskThatCopies();
    desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
    clipboard.waits.push(() => desk.clock.sleep(hour));
    expect(await copy(id)).toMatchObject({ expiresAt: desk.clock.now() + hour });
    expect(clipboard.texts).toEqual(['t2']);
  });

  it('gives up on a clipboard that outlasts two tokens', async () => {
    const { desk, id, clipboard, copy } = await deskThatCopies();
    desk.script.push(signedIn('t1', 3600), signedIn('t2', 3600));
    clipboard.waits.push(
      () => desk.clock.sleep(hour),
      () => desk.clock.sleep(hour),
    );
    expect((await failureOf(() => copy(id))).code).toBe('timed-out');
    expect(clipboard.texts).toEqual([]);
    expect(desk.accounts.get(id).lastUsedAt).toBeNull();
  });

  it('leaves clipboard and memory alone where there is no token', async () => {
    const { desk, id, clipboard, changed, copy } = await deskThatCopies();
    desk.script.push(wrongPassword);
    expect((await failureOf(() => copy(id))).code).toBe('invalid-credentials');
    expect(clipboard.texts).toEqual([]);
    expect(desk.accounts.get(id).lastUsedAt).toBeNull();
    expect(changed).toEqual([]);
  });

  it('gives the form that was asked for, and the same one the next time', async () => {
    const { desk, id, clipboard, copy } = await deskThatCopies();
    desk.script.push(signedIn('t1', 3600));
    expect(await copy(id, 'header')).toMatchObject({ as: 'header' });
    expect(await copy(id)).toMatchObject({ as: 'header' });
    expect(clipboard.texts).toEqual(['Authorization: Bearer t1', 'Authorization: Bearer t1']);
  });

  it('puts nothing there where the session lacks what was asked for, and remembers nothing of it', async () => {
    const { desk, id, clipboard, copy } = await deskThatCopies();
    desk.script.push(signedIn('t1', 3600));
    expect((await failureOf(() => copy(id, 'refresh-token'))).message).toContain('no refresh token');
    expect(clipboard.texts).toEqual([]);
    expect(desk.accounts.get(id).copyForm).toBe('token');
  });

  it('leaves a token of production there for a shorter time', async () => {
    const { desk, id, copy } = await deskThatCopies('production');
    desk.script.push(signedIn('t1', 3600));
    expect(await copy(id)).toMatchObject({ clearsAt: desk.clock.now() + 15_000 });
  });

  it('is no success where the clipboard refuses', async () => {
    const { desk, id, changed } = await deskThatCopies();
    const { accounts, tokens, clock } = desk;
    const onChange = (each: string): number => changed.push(each);
    const copy = createCopyToken({ accounts, tokens, clipboard: refusing, clipboardSeconds, clock, onChange });
    desk.script.push(signedIn('t1', 3600));
    expect((await failureOf(() => copy(id))).code).toBe('timed-out');
    expect(desk.accounts.get(id).lastUsedAt).toBeNull();
    expect(changed).toEqual([]);
  });
});
