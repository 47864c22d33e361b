import { expect, test } from 'vitest';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
import { defaultSettings } from '../../contract/settings.ts';
import { anAccount } from '../accounts/an-account.ts';
import { aState, fakeMain, type FakeMain } from './fake-main.ts';
import type { WindowState } from './state.ts';
import { type Actions, createWindowStore } from './window-store.ts';

const provider = (id: ProviderForm['id'], name: string): ProviderForm => ({
  id,
  name,
  identifiers: ['username'],
  defaultBaseUrl: null,
  baseUrlExample: '',
  baseUrlHint: 'hint.cloudidr',
  docsUrl: null,
  furtherForms: [],
  canCreateUser: false,
  canRefreshProfile: false,
});
const providers = [provider('cloudidr', 'Cloudidr'), provider('auths', 'Auths')];
const accounts: readonly AccountView[] = [
  ...['a', 'b', 'c'].map((id) => anAccount({ id, label: id })),
  anAccount({ id: 'x', label: 'x', provider: 'auths' }),
];
const unwritable = { ok: false, error: { code: 'store-unwritable', message: 'The disk is full.' } } as const;

interface Opened extends FakeMain {
  readonly actions: Actions;
  readonly state: () => WindowState;
  readonly ids: () => string;
}

async function open(given: Parameters<typeof fakeMain>[0] = {}): Promise<Opened> {
  const main = fakeMain({ loadState: async () => ({ ok: true, value: { ...aState, providers, accounts } }), ...given });
  const { store, actions } = createWindowStore(main.bridge);
  await actions.start();
  const ids = (): string =>
    store
      .getState()
      .sections.flatMap((section) => section.accounts.map(({ id }) => id))
      .join('');
  return { ...main, actions, state: store.getState, ids };
}

const own = { ...defaultSettings, listSort: 'custom' } as const;

test('the first move makes all that is shown the own order, and is said', async () => {
  const { actions, asked, ids, state } = await open();
  await actions.moveBy('c', -1);
  expect(ids()).toBe('acbx');
  expect(asked.slice(1)).toEqual([
    ['setOrder', { ids: ['a', 'c', 'b', 'x'] }],
    ['changeSettings', { listSort: 'custom' }],
  ]);
  expect(state()).toMatchObject({ settings: own, wanted: 'c', announcement: 'c is now number 2 of 3.' });
});

test('a move is seen before main has answered, and the next one starts from it', async () => {
  const { actions, asked, ids } = await open();
  const moves = [actions.moveBy('a', 1), actions.moveBy('a', 1)];
  expect(ids()).toBe('bcax');
  await Promise.all(moves);
  expect(asked.findLast(([name]) => name === 'setOrder')).toEqual(['setOrder', { ids: ['b', 'c', 'a', 'x'] }]);
  expect(asked.filter(([name]) => name === 'changeSettings')).toHaveLength(1);
});

test('what main tells late of an earlier order does not undo a later one', async () => {
  const { actions, emit, ids } = await open();
  await actions.moveBy('a', 1);
  await actions.moveBy('a', 1);
  const earlier = ['b', 'a', 'c', 'x'];
  const changed = accounts.map((account) => ({ ...account, position: earlier.indexOf(account.id) }));
  emit('accountsChanged', { changed, removed: [] });
  expect(ids()).toBe('bcax');
});

test('an account that is new stands last in its section', async () => {
  const { actions, emit, ids } = await open();
  await actions.moveBy('c', -1);
  emit('accountsChanged', { changed: [anAccount({ id: 'n', label: 'a new one' })], removed: [] });
  expect(ids()).toBe('acbnx');
});

test.each(['setOrder', 'changeSettings'] as const)(
  'where %s fails, the list is as before and says why',
  async (name) => {
    const { actions, ids, state } = await open({ [name]: async () => unwritable });
    await actions.moveBy('c', -1);
    expect(ids()).toBe('abcx');
    expect(state().settings.listSort).toBe('recent');
    expect(state().toasts).toMatchObject([{ tone: 'failed', text: 'The disk is full.' }]);
    expect(state().announcement).toBe('');
  },
);

test('nothing is moved beyond its section', async () => {
  const { actions, asked, ids } = await open();
  await actions.moveBy('a', -1);
  await actions.moveBy('c', 1);
  await actions.moveBy('x', -1);
  expect(actions.canMoveBeside('a', 'c')).toBe(true);
  expect(actions.canMoveBeside('a', 'x')).toBe(false);
  expect(actions.canMoveBeside('a', 'a')).toBe(false);
  expect(ids()).toBe('abcx');
  expect(asked).toHaveLength(1);
});

test.each([
  ['a', 'c', 'before', 'bacx'],
  ['a', 'c', 'after', 'bcax'],
  ['c', 'a', 'before', 'cabx'],
  ['c', 'a', 'after', 'acbx'],
] as const)('%s, let go over %s, comes to stand %s it', async (id, other, side, expected) => {
  const { actions, ids } = await open();
  await actions.moveBeside(id, other, side);
  expect(ids()).toBe(expected);
});

test('while a search hides some, nothing moves, and a person is told why', async () => {
  const { actions, asked, state } = await open();
  actions.searchFor('c');
  await actions.moveBy('c', -1);
  expect(actions.canMoveBeside('c', 'a')).toBe(false);
  expect(asked).toHaveLength(1);
  expect(state().toasts).toMatchObject([{ text: 'Clear the search to move accounts.' }]);
});
