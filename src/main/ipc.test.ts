import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { callNames } from '../contract/calls.ts';
import type { CallHandlers, CallName } from '../contract/calls.ts';
import type { Failure } from '../contract/result.ts';
import { TokendockError } from './errors.ts';
import { bindCalls } from './ipc.ts';
import { aDraft } from './testing/an-account.ts';
import { fittingCalls } from './testing/fitting-calls.ts';

type Run = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** Main's side with handlers that note what reaches them; those given here do their own work. */
function bound(given: Partial<CallHandlers> = {}, isTrusted: (event: IpcMainInvokeEvent) => boolean = () => true) {
  const runs = new Map<string, Run>();
  const reached: [CallName, unknown][] = [];
  const noting =
    (name: CallName) =>
    (input: unknown): never => {
      reached.push([name, input]);
      throw new TokendockError({ code: 'cancelled', message: name });
    };
  const handlers: CallHandlers = {
    loadState: noting('loadState'),
    addAccount: noting('addAccount'),
    editAccount: noting('editAccount'),
    deleteAccount: noting('deleteAccount'),
    signIn: noting('signIn'),
    copyToken: noting('copyToken'),
    choose: noting('choose'),
    refreshProfile: noting('refreshProfile'),
    accountDetails: noting('accountDetails'),
    copySignInCheck: noting('copySignInCheck'),
    checkSignIn: noting('checkSignIn'),
    chooseAuthority: noting('chooseAuthority'),
    quickCopy: noting('quickCopy'),
    hideQuickOpen: noting('hideQuickOpen'),
    setPinned: noting('setPinned'),
    setOrder: noting('setOrder'),
    changeSettings: noting('changeSettings'),
    keepSecretsInMemory: noting('keepSecretsInMemory'),
    clearClipboard: noting('clearClipboard'),
    exportAccounts: noting('exportAccounts'),
    chooseImport: noting('chooseImport'),
    openImport: noting('openImport'),
    applyImport: noting('applyImport'),
    dropImport: noting('dropImport'),
    lock: noting('lock'),
    unlock: noting('unlock'),
    dismissNotice: noting('dismissNotice'),
    ...given,
  };
  bindCalls({ handle: (channel: string, run: Run) => void runs.set(channel, run) }, handlers, isTrusted);
  // Of the event nothing is read here but by `isTrusted`.
  const event = Object.create(null);
  const call = async (name: string, ...input: unknown[]): Promise<unknown> =>
    runs.get(`tokendock:${name}`)?.(event, ...input);
  return { runs, reached, call, handlers };
}

const id = '3f1c6a52-9b0e-4d7a-8c21-5a0d8e7b1f42';
const refused = (message = 'The call does not fit its schema.'): object => ({
  ok: false,
  error: { code: 'invalid-input', message, fields: {} },
});

const fitting: Record<CallName, unknown> = fittingCalls;

it('every call of the contract is bound, under its own channel, and nothing else', () => {
  expect([...bound().runs.keys()].toSorted()).toEqual(callNames.map((name) => `tokendock:${name}`).toSorted());
});

describe.each(callNames)('%s', (name) => {
  it('reaches its handler with what was sent, where that fits the schema', async () => {
    const { reached, call } = bound();
    expect(await call(name, fitting[name])).toEqual({ ok: false, error: { code: 'cancelled', message: name } });
    expect(reached).toEqual([[name, fitting[name]]]);
  });

  it('is refused where the sender is not our page', async () => {
    const { reached, call } = bound({}, () => false);
    expect(await call(name, fitting[name])).toEqual(refused('This page may not call Tokendock.'));
    expect(reached).toEqual([]);
  });

  it('is refused where the sender’s frame is gone and asking about it fails', async () => {
    const { reached, call } = bound({}, () => {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    });
    expect(await call(name, fitting[name])).toEqual(refused('This page may not call Tokendock.'));
    expect(reached).toEqual([]);
  });

  it.each([
    ['null', null],
    ['a text', 'canary'],
    ['a number', 7],
    ['a list', [fitting[name]]],
    ['an empty object', {}],
    ['more than it should be', { ...Object(fitting[name]), extra: 'canary' }],
    ['an id that is no text', { ...Object(fitting[name]), id: 7 }],
    ['an id that is a list', { ...Object(fitting[name]), id: [id] }],
    ['something with another prototype', new Map([['id', id]])],
    ['a text without end', { ...Object(fitting[name]), id: 'x'.repeat(100_001), label: 'x'.repeat(100_001) }],
  ])('is refused where it is sent %s', async (_name, input) => {
    const { reached, call } = bound();
    const answer = await call(name, input);
    expect(answer).toEqual(refused());
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(reached).toEqual([]);
  });
});

describe.each(['editAccount', 'deleteAccount', 'signIn', 'copyToken'] as const)('%s', (name) => {
  it.each(['', '../../etc', `${id}:session`, `${id} `, id.slice(1)])('is refused for the id %j', async (other) => {
    const { reached, call } = bound();
    expect(await call(name, { ...Object(fitting[name]), id: other })).toEqual(refused());
    expect(reached).toEqual([]);
  });
});

describe('an account form', () => {
  it.each([
    ['no password', { password: undefined }],
    ['a password that is no text', { password: { toString: 'canary' } }],
    ['an unknown provider', { provider: 'gitlab' }],
    ['a provider that is a word of JavaScript', { provider: '__proto__' }],
    ['tags that are no list', { tags: 'a,b' }],
    ['tags without end', { tags: Array.from({ length: 1001 }, () => 'a') }],
    ['a tag that is no text', { tags: [7] }],
  ])('is refused with %s', async (_name, change) => {
    const { reached, call } = bound();
    expect(await call('addAccount', { ...aDraft(), ...change })).toEqual(refused());
    expect(reached).toEqual([]);
  });

  it('passes with a password that is too long: the handler can say so beside the field', async () => {
    const { reached, call } = bound();
    await call('addAccount', aDraft({ password: 'x'.repeat(5000) }));
    expect(reached).toHaveLength(1);
  });
});

describe('settings', () => {
  it.each([
    { theme: 'blue' },
    { clipboardSeconds: '30' },
    { clipboardSeconds: Number.NaN },
    { clipboardSeconds: null },
  ])('are refused with %j', async (change) => {
    const { reached, call } = bound();
    expect(await call('changeSettings', change)).toEqual(refused());
    expect(reached).toEqual([]);
  });
});

describe('the answer', () => {
  it('is what the handler gives, now or later', async () => {
    const soon = { as: 'token', expiresAt: null, clearsAt: 5 } as const;
    expect(await bound({ copyToken: () => soon }).call('copyToken', { id })).toEqual({ ok: true, value: soon });
    const later = bound({ copyToken: () => Promise.resolve(soon) });
    expect(await later.call('copyToken', { id })).toEqual({ ok: true, value: soon });
  });

  it('carries a failure whole, without its cause', async () => {
    const error: Failure = { code: 'rate-limited', message: 'Slow down.', retryAfterMs: 5000 };
    const signIn = (): never => {
      throw new TokendockError(error, { cause: new Error('canary') });
    };
    const answer = await bound({ signIn }).call('signIn', { id });
    expect(answer).toEqual({ ok: false, error });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it.each([
    ['an error', new TypeError('Invalid header value: canary')],
    [
      'an error with a code',
      Object.assign(new Error('canary'), { code: 'invalid-credentials', failure: { canary: 1 } }),
    ],
    ['an error with a cause', new Error('x', { cause: new Error('canary') })],
    ['a text', 'canary'],
    ['nothing', undefined],
    ['an object', { message: 'canary', failure: { code: 'cancelled', message: 'canary' } }],
  ])('quotes nothing of %s that is not meant for people', async (_name, thrown) => {
    for (const signIn of [
      (): Promise<never> => Promise.reject(thrown),
      (): never => {
        throw thrown;
      },
    ]) {
      const answer = await bound({ signIn }).call('signIn', { id });
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-answer' } });
      expect(JSON.stringify(answer)).not.toContain('canary');
    }
  });
});

const locked = (): never => {
  throw new TokendockError({ code: 'locked', message: 'Locked.' });
};

it('while Tokendock is locked, only what unlocks it reaches a handler', async () => {
  const { runs, reached } = bound();
  runs.clear();
  const handle = (channel: string, run: Run): void => void runs.set(channel, run);
  const heard: string[] = [];
  const handlers = new Proxy(bound().handlers, {
    get: (_target, name) => () => heard.push(String(name)),
  });
  bindCalls({ handle }, handlers, () => true, locked);
  for (const name of callNames) await runs.get(`tokendock:${name}`)?.(Object.create(null), fitting[name]);
  expect(heard.toSorted()).toEqual(['hideQuickOpen', 'loadState', 'lock', 'unlock']);
  expect(reached).toEqual([]);
});
