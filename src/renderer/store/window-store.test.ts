import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
import type { AccountDraft } from '../../contract/calls.ts';
import { defaultSettings } from '../../contract/settings.ts';
import type { Failure } from '../../contract/result.ts';
import { anAccount } from '../accounts/an-account.ts';
import { aState, fakeMain, type FakeMain } from './fake-main.ts';
import type { WindowState } from './state.ts';
import { type Actions, createWindowStore } from './window-store.ts';

const now = 1_800_000_000_000;
const provider: ProviderForm = {
  id: 'cloudidr',
  name: 'Cloudidr',
  identifiers: ['username'],
  defaultBaseUrl: null,
  baseUrlExample: '',
  baseUrlHint: 'hint.cloudidr',
  docsUrl: null,
  furtherForms: [],
  canCreateUser: false,
  canRefreshProfile: false,
};
const one = anAccount({ id: '1', label: 'one' });
const two = anAccount({ id: '2', label: 'two' });
const draft: AccountDraft = {
  provider: 'cloudidr',
  label: 'x',
  username: 'x',
  email: '',
  password: '',
  baseUrl: '',
  tags: [],
  environment: null,
  authority: null,
};
const refused: Failure = { code: 'invalid-credentials', message: 'Invalid username or password' };

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Opened extends FakeMain {
  readonly actions: Actions;
  readonly state: () => WindowState;
}

async function open(
  accounts: readonly AccountView[] = [one, two],
  given: Parameters<typeof fakeMain>[0] = {},
): Promise<Opened> {
  const main = fakeMain({
    loadState: async () => ({ ok: true, value: { ...aState, providers: [provider], accounts } }),
    ...given,
  });
  const { store, actions } = createWindowStore(main.bridge);
  await actions.start();
  return { ...main, actions, state: store.getState };
}

const listed = (state: WindowState): string[] =>
  state.sections.flatMap(({ accounts }) => accounts.map(({ label }) => label));

describe('following main', () => {
  test('starts with all that main has', async () => {
    const { state } = await open();
    expect(state().phase.kind).toBe('ready');
    expect(state().version).toBe('1.2.3');
    expect(listed(state())).toEqual(['one', 'two']);
  });

  test('says why main’s state could not be had, and can try again', async () => {
    let attempts = 0;
    const { state, actions } = await open([], {
      loadState: async () => {
        attempts += 1;
        return attempts === 1
          ? { ok: false, error: { code: 'store-unwritable', message: 'The disk is full.' } }
          : { ok: true, value: aState };
      },
    });
    expect(state().phase).toEqual({ kind: 'failed', message: 'The disk is full.' });
    await actions.loadAgain();
    expect(state().phase.kind).toBe('ready');
  });

  test('a call that breaks is a failure like any other', async () => {
    const { state } = await open([], { loadState: () => Promise.reject(new Error('no handler')) });
    expect(state().phase).toMatchObject({ kind: 'failed', message: expect.stringContaining('did not answer') });
  });

  test('takes over changed, new and removed accounts', async () => {
    const { state, emit } = await open();
    emit('accountsChanged', {
      changed: [{ ...one, status: { kind: 'expired' } }, anAccount({ id: '3', label: 'three' })],
      removed: ['2'],
    });
    expect(listed(state())).toEqual(['one', 'three']);
    expect(state().accounts['1']?.status.kind).toBe('expired');
    expect(state().accounts['2']).toBeUndefined();
  });

  test('takes over settings, keychain and notices', async () => {
    const { state, emit } = await open();
    emit('settingsChanged', { ...defaultSettings, theme: 'dark', clipboardSeconds: 9 });
    emit('keychainChanged', { mode: 'memory', failure: null });
    emit('noticesChanged', [{ id: 'n', text: 'A file was set aside.' }]);
    expect(state()).toMatchObject({
      settings: { ...defaultSettings, theme: 'dark', clipboardSeconds: 9 },
      keychain: { mode: 'memory' },
      notices: [{ id: 'n' }],
    });
  });

  test('a dialog about an account that is gone closes', async () => {
    const { state, actions, emit } = await open();
    actions.openDeletion('2');
    emit('accountsChanged', { changed: [], removed: ['2'] });
    expect(state().dialog).toBeNull();
  });
});

describe('the order of the list', () => {
  test('stays while somebody looks, and follows what was used when they look away', async () => {
    const { state, actions, emit } = await open();
    emit('accountsChanged', { changed: [{ ...two, lastUsedAt: now }], removed: [] });
    actions.searchFor('w');
    actions.searchFor('');
    expect(listed(state())).toEqual(['one', 'two']);
    actions.lookAway();
    expect(listed(state())).toEqual(['two', 'one']);
  });

  test('by remaining life stays as well, whatever is signed in to meanwhile', async () => {
    const settings = { ...defaultSettings, listSort: 'life' } as const;
    const { state, actions, emit } = await open([one, two], {
      loadState: async () => ({
        ok: true,
        value: { ...aState, providers: [provider], accounts: [one, two], settings },
      }),
    });
    const fresh = { ...two, status: { kind: 'fresh', expiresAt: now + 9000, staleAt: now + 5000 } } as const;
    emit('accountsChanged', { changed: [fresh], removed: [] });
    actions.searchFor('o');
    actions.searchFor('');
    expect(listed(state())).toEqual(['one', 'two']);
    actions.lookAway();
    expect(listed(state())).toEqual(['two', 'one']);
  });

  test('a changed status leaves the list itself as it was', async () => {
    const { state, emit } = await open();
    const before = state().sections;
    emit('accountsChanged', { changed: [{ ...one, status: { kind: 'signing-in' } }], removed: [] });
    expect(state().sections).toBe(before);
  });
});

describe('an account that main wants shown', () => {
  test('is selected, and a search that hides it ends', async () => {
    const { state, actions, emit } = await open();
    actions.searchFor('one');
    emit('accountShown', { id: '2', ask: null });
    expect(state()).toMatchObject({ wanted: '2', selected: ['2'], search: '', dialog: null });
    expect(listed(state())).toEqual(['one', 'two']);
  });

  test('leaves a search that shows it', async () => {
    const { state, actions, emit } = await open();
    actions.searchFor('two');
    emit('accountShown', { id: '2', ask: null });
    expect(state().search).toBe('two');
  });

  test('opens at its password when asked to', async () => {
    const { state, emit } = await open();
    emit('accountShown', { id: '2', ask: 'password' });
    expect(state().dialog).toEqual({ kind: 'edit', id: '2', startAt: 'password' });
  });

  test('does not take away a form in which somebody types', async () => {
    const { state, actions, emit } = await open();
    actions.openNewAccount();
    emit('accountShown', { id: '2', ask: 'password' });
    expect(state().dialog).toEqual({ kind: 'add' });
  });

  test('may be named before the window is ready', async () => {
    const main = fakeMain({ loadState: async () => ({ ok: true, value: { ...aState, accounts: [two] } }) });
    const { store, actions } = createWindowStore(main.bridge);
    const started = actions.start();
    main.emit('accountShown', { id: '2', ask: 'password' });
    await started;
    expect(store.getState()).toMatchObject({ wanted: '2', dialog: { kind: 'edit', id: '2' } });
  });
});

test('an account that main names before the window is ready, but no longer has, opens nothing', async () => {
  const main = fakeMain();
  const { store, actions } = createWindowStore(main.bridge);
  const started = actions.start();
  main.emit('accountShown', { id: 'gone', ask: 'password' });
  await started;
  expect(store.getState().dialog).toBeNull();
});

describe('copying', () => {
  test('says what was copied, how long it lives and when the clipboard clears', async () => {
    const { state, actions } = await open([one], {
      copyToken: async () => ({ ok: true, value: { as: 'token', expiresAt: now + 3_599_000, clearsAt: now + 29_990 } }),
    });
    await actions.copyToken('1');
    expect(state().copying).toEqual({ '1': 'done' });
    expect(state().toasts).toMatchObject([
      { tone: 'done', text: 'Copied token for one. Expires in 59 min; clipboard clears in 30 sec.' },
    ]);
    vi.advanceTimersByTime(1600);
    expect(state().copying).toEqual({});
  });

  test('says so where nobody knows the expiry', async () => {
    const { state, actions } = await open([one], {
      copyToken: async () => ({ ok: true, value: { as: 'token', expiresAt: null, clearsAt: now + 5000 } }),
    });
    await actions.copyToken('1');
    expect(state().toasts[0]?.text).toBe('Copied token for one. Its expiry is unknown; clipboard clears in 5 sec.');
  });

  test('a failure is told with its reason, and the button is ready again', async () => {
    const error = { code: 'timed-out', message: 'The provider did not answer in time.' } as const;
    const { state, actions } = await open([one], { copyToken: async () => ({ ok: false, error }) });
    await actions.copyToken('1');
    expect(state().copying).toEqual({});
    expect(state().toasts).toMatchObject([
      { tone: 'failed', text: 'Couldn’t copy the token for one: The provider did not answer in time.' },
    ]);
    expect(state().dialog).toBeNull();
  });

  test('a rejected password opens the form at the password', async () => {
    const { state, actions } = await open([one], { copyToken: async () => ({ ok: false, error: refused }) });
    await actions.copyToken('1');
    expect(state().copying).toEqual({});
    expect(state().dialog).toEqual({ kind: 'edit', id: '1', startAt: 'password' });
    expect(state().toasts).toEqual([]);
  });

  test('asks main once, however often one clicks while it works', async () => {
    const { asked, actions } = await open();
    await Promise.all([actions.copyToken('1'), actions.copyToken('1'), actions.copyToken('1')]);
    expect(asked.filter(([name]) => name === 'copyToken')).toHaveLength(1);
  });

  test('one message tells what the clipboard holds: that of the last copy', async () => {
    const { state, actions } = await open([one, anAccount({ id: '3', label: 'three' })]);
    await actions.copyToken('1');
    await actions.copyToken('3');
    expect(state().toasts).toMatchObject([{ text: expect.stringContaining('three'), canClear: true }]);
  });

  test('a new message takes the place of the one about the same account, and three are the most', async () => {
    const error = { code: 'timed-out', message: 'The provider did not answer in time.' } as const;
    const others = ['3', '4', '5'].map((id) => anAccount({ id, label: id }));
    const { state, actions } = await open([one, ...others], { copyToken: async () => ({ ok: false, error }) });
    await actions.copyToken('1');
    await actions.copyToken('1');
    expect(state().toasts).toHaveLength(1);
    await Promise.all(others.map(({ id }) => actions.copyToken(id)));
    expect(state().toasts.map(({ about }) => about)).toEqual(['3', '4', '5']);
  });
});

describe('saving an account', () => {
  test('with a password closes the form at once and then signs in', async () => {
    const { state, asked, actions } = await open();
    actions.openNewAccount();
    expect(await actions.saveAccount({ ...draft, password: 'pw' }, null)).toBeNull();
    expect(state()).toMatchObject({ dialog: null, wanted: 'new' });
    await vi.runAllTimersAsync();
    expect(asked.slice(-2)).toEqual([
      ['addAccount', { ...draft, password: 'pw' }],
      ['signIn', { id: 'new' }],
    ]);
  });

  test('without a password does not sign in', async () => {
    const { asked, actions } = await open();
    await actions.saveAccount(draft, '1');
    expect(asked.at(-1)).toEqual(['editAccount', { ...draft, id: '1' }]);
  });

  test('that fails leaves the form open and gives the reason', async () => {
    const problem: Failure = { code: 'invalid-input', message: 'x', fields: { label: 'Give it a label.' } };
    const { state, actions } = await open([], { addAccount: async () => ({ ok: false, error: problem }) });
    actions.openNewAccount();
    expect(await actions.saveAccount({ ...draft, password: 'pw' }, null)).toEqual(problem);
    expect(state().dialog).toEqual({ kind: 'add' });
  });

  test('keeps what is typed, the password above all, out of the state', async () => {
    const { state, actions } = await open();
    actions.openNewAccount();
    await actions.saveAccount({ ...draft, password: 'c4nary' }, null);
    expect(JSON.stringify(state())).not.toContain('c4nary');
  });
});

describe('deleting an account', () => {
  test('closes the question and says what is gone', async () => {
    const { state, actions } = await open();
    actions.openDeletion('1');
    expect(await actions.deleteAccounts(['1'])).toBeNull();
    expect(state().dialog).toBeNull();
    expect(state().toasts).toMatchObject([{ text: 'Deleted one.' }]);
  });

  test('that fails leaves the question open', async () => {
    const { state, actions } = await open([one], {
      deleteAccount: async () => ({ ok: false, error: { code: 'keychain-locked', message: 'Unlock it.' } }),
    });
    actions.openDeletion('1');
    expect(await actions.deleteAccounts(['1'])).toMatchObject({ message: 'Unlock it.' });
    expect(state().dialog).toEqual({ kind: 'delete', ids: ['1'] });
  });
});

describe('several selected', () => {
  const many = Array.from({ length: 10 }, (_, index) => anAccount({ id: `${index}`, label: `${index}` }));
  const ids = many.map(({ id }) => id);

  test('are signed in to, at most four at once, and the sum is said', async () => {
    let atOnce = 0;
    let most = 0;
    const { state, asked, actions } = await open(many, {
      signIn: async ({ id }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 10));
        atOnce -= 1;
        return id === '3' ? { ok: false, error: refused } : { ok: true, value: { expiresAt: null } };
      },
    });
    const all = actions.signInToAll(ids);
    await vi.runAllTimersAsync();
    await all;
    expect(most).toBe(4);
    expect(asked.slice(1).map(([, input]) => input)).toEqual(ids.map((id) => ({ id })));
    expect(state().toasts).toMatchObject([{ tone: 'failed', text: 'Signed in to 9 of 10 accounts.' }]);
    expect(state().dialog).toBeNull();
  });

  test('stay selected only while they are listed', async () => {
    const { state, actions, emit } = await open();
    actions.select(['1', '2']);
    const { selected } = state();
    emit('accountsChanged', { changed: [{ ...two, label: 'twoo' }], removed: [] });
    expect(state().selected).toBe(selected);
    actions.searchFor('one');
    expect(state().selected).toEqual(['1']);
    actions.searchFor('');
    expect(state().selected).toEqual(['1']);
    emit('accountsChanged', { changed: [], removed: ['1'] });
    expect(state().selected).toEqual([]);
  });
});

test('messages leave when a dialog comes', async () => {
  const { state, actions } = await open();
  await actions.copyToken('1');
  actions.openAccount('1');
  expect(state().toasts).toEqual([]);
});

test('settings are main’s answer, and a refusal changes nothing', async () => {
  const { state, actions } = await open([], {
    changeSettings: async (change) =>
      change.clipboardSeconds === 1
        ? { ok: false, error: { code: 'invalid-input', message: 'x', fields: { clipboardSeconds: 'Too short.' } } }
        : { ok: true, value: Object.assign({}, defaultSettings, change) },
  });
  expect(await actions.changeSettings({ theme: 'dark', clipboardSeconds: 60 })).toBeNull();
  expect(state().settings).toEqual({ ...defaultSettings, theme: 'dark', clipboardSeconds: 60 });
  expect(await actions.changeSettings({ theme: 'dark', clipboardSeconds: 1 })).toMatchObject({
    fields: { clipboardSeconds: 'Too short.' },
  });
  expect(state().settings.clipboardSeconds).toBe(60);
});
