import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providerIds } from '../../contract/account.ts';
import type { AccountStatus, AccountView } from '../../contract/account.ts';
import { providers } from '../providers/index.ts';
import { aView } from '../testing/an-account.ts';
import { trayMenu } from './tray-menu.ts';
import type { TrayItem } from './tray-menu.ts';

const now = Date.UTC(2026, 10, 22);
const forms = Object.values(providers).map(({ form }) => form);
const menu = (accounts: readonly AccountView[]): TrayItem[] => trayMenu(accounts, forms, now);
const isCopyAs = (item: TrayItem): boolean => item.kind === 'group' && item.text === 'Copy as';
/** Without the last group, which holds every form of every account. */
const mainMenu = (accounts: readonly AccountView[]): TrayItem[] => menu(accounts).filter((item) => !isCopyAs(item));

/** So many accounts, the providers in turn; the first were used last. */
function accountsOf(count: number, used = 0): AccountView[] {
  return Array.from({ length: count }, (_, index) =>
    aView({
      label: `account ${String(index).padStart(3, '0')}`,
      provider: providerIds[index % providerIds.length] ?? 'cloudidr',
      lastUsedAt: index < used ? now - index * 1000 : null,
    }),
  );
}

/** As one line per item; what is in a group is indented. */
function lines(items: readonly TrayItem[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'separator') return ['---'];
    if (item.kind === 'heading') return [`# ${item.text}`];
    return item.kind === 'group' ? [`> ${item.text}`, ...lines(item.items).map((line) => `  ${line}`)] : [item.text];
  });
}

const labelNumber = ({ label }: AccountView): number => Number(label.split(' ')[1]);

const idsOf = (items: readonly TrayItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'group' ? idsOf(item.items) : item.kind === 'account' ? [item.id] : []));

describe('the tray’s menu', () => {
  it('offers to add the first account where there is none', () => {
    expect(menu([])).toEqual([
      { kind: 'command', command: 'open', text: 'Add an account…' },
      { kind: 'command', command: 'quit', text: 'Quit' },
    ]);
  });

  it('offers to clear the clipboard while it holds a token', () => {
    const texts = trayMenu([aView()], forms, now, true).map((item) => ('text' in item ? item.text : ''));
    expect(texts).toContain('Clear the clipboard now');
    expect(lines(menu([aView()]))).not.toContain('Clear the clipboard now');
  });

  it('of one account shows it under its provider', () => {
    const account = aView();
    expect(menu([account])).toEqual([
      { kind: 'heading', text: 'Cloudidr' },
      { kind: 'account', id: account.id, text: 'prod admin · signed out' },
      { kind: 'separator' },
      expect.objectContaining({ kind: 'group', text: 'Copy as' }),
      { kind: 'command', command: 'open', text: 'Open Tokendock' },
      { kind: 'command', command: 'lock', text: 'Lock' },
      { kind: 'command', command: 'quit', text: 'Quit' },
    ]);
  });

  it('of six lists the providers in the window’s order and those used last first', () => {
    const accounts = accountsOf(6).map((account, index) => ({ ...account, lastUsedAt: index === 5 ? now : null }));
    expect(lines(mainMenu(accounts))).toEqual([
      '# Cloudidr',
      'account 005 · signed out',
      'account 000 · signed out',
      '# CloudIO',
      'account 001 · signed out',
      '# Auths',
      'account 002 · signed out',
      '# Neostra',
      'account 003 · signed out',
      '# Appmixer',
      'account 004 · signed out',
      '---',
      'Open Tokendock',
      'Lock',
      'Quit',
    ]);
  });

  it('is flat up to ten accounts and has a submenu for each provider beyond', () => {
    expect(mainMenu(accountsOf(10)).filter(({ kind }) => kind === 'group')).toEqual([]);
    expect(lines(mainMenu(accountsOf(13))).filter((line) => line.startsWith('>'))).toEqual([
      '> Cloudidr (3)',
      '> CloudIO (3)',
      '> Auths (3)',
      '> Neostra (2)',
      '> Appmixer (2)',
    ]);
  });

  it('of thirteen has no list of recent ones while none was used', () => {
    expect(lines(mainMenu(accountsOf(13)))[0]).toBe('> Cloudidr (3)');
  });

  it('of two hundred begins with the five that were used last', () => {
    const accounts = accountsOf(200, 20);
    const shown = lines(mainMenu(accounts.toReversed()));
    expect(shown.slice(0, 8)).toEqual([
      '# Recent',
      'account 000 · Cloudidr · signed out',
      'account 001 · CloudIO · signed out',
      'account 002 · Auths · signed out',
      'account 003 · Neostra · signed out',
      'account 004 · Appmixer · signed out',
      '---',
      '> Cloudidr (40)',
    ]);
    expect(shown.filter((line) => !line.startsWith(' '))).toHaveLength(16);
  });

  it('sorts those never used by label as the window does', () => {
    const accounts = ['b', 'Team 10', 'a', 'C', 'team 9'].map((label) => aView({ label }));
    const labels = lines(mainMenu(accounts)).filter((line) => line.includes(' · '));
    expect(labels.map((line) => line.split(' · ')[0])).toEqual(['a', 'b', 'C', 'team 9', 'Team 10']);
  });

  it('holds at most a hundred of a provider, those used last before the others, and leads to the rest', () => {
    const accounts = Array.from({ length: 2000 }, (_, index) =>
      aView({ label: `account ${(index * 7919) % 2000}`, lastUsedAt: index % 20 === 0 ? now - index : null }),
    );
    const group = mainMenu(accounts).find(({ kind }) => kind === 'group');
    const items = group?.kind === 'group' ? group.items : [];
    const expected = accounts
      .toSorted((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) || labelNumber(a) - labelNumber(b))
      .slice(0, 100);
    expect(group).toMatchObject({ text: 'Cloudidr (2000)' });
    expect(idsOf(items)).toEqual(expected.map(({ id }) => id));
    expect(items.at(-1)).toEqual({ kind: 'command', command: 'open', text: '1,900 more in Tokendock…' });
  });

  it('leaves out providers without accounts', () => {
    expect(lines(mainMenu([aView({ provider: 'neostra' })]))[0]).toBe('# Neostra');
  });

  it('changes neither the list that it is given nor its order', () => {
    const accounts = accountsOf(20, 20).toReversed();
    const before = structuredClone(accounts);
    menu(accounts);
    expect(accounts).toEqual(before);
  });
});

describe('an item', () => {
  it.each<[AccountStatus, string]>([
    [{ kind: 'fresh', expiresAt: now + 2_520_000, staleAt: now }, '42 min left'],
    [{ kind: 'fresh', expiresAt: now + 3_900_000, staleAt: now }, '1 hr, 5 min left'],
    [{ kind: 'fresh', expiresAt: null, staleAt: now }, 'fresh'],
    [{ kind: 'expiring', expiresAt: now + 5000 }, 'expiring'],
    [{ kind: 'expired' }, 'expired'],
    [{ kind: 'signed-out' }, 'signed out'],
    [{ kind: 'signing-in' }, 'signing in…'],
    [
      { kind: 'needs-password', reason: 'Invalid username or password' },
      'needs password: Invalid username or password',
    ],
    [{ kind: 'keychain-locked' }, 'keychain is locked'],
    [{ kind: 'failed', reason: 'No connection.', retryable: true }, 'No connection.'],
    [{ kind: 'failed', reason: 'x'.repeat(61), retryable: true }, `${'x'.repeat(59)}…`],
  ])('of a status %j says %s', (status, words) => {
    expect(lines(mainMenu([aView({ status })]))[1]).toBe(`prod admin · ${words}`);
  });

  it('begins with the account’s label, as it is, and can be clicked for that account and no other', () => {
    const labels = ['R&D', '&&', '_prod', '-', '…', 'a·b', ' x ', '日本', 'x'.repeat(100)];
    const items = menu(labels.map((label) => aView({ id: label, label }))).filter((item) => item.kind === 'account');
    expect(items.map(({ id }) => id).toSorted()).toEqual(labels.toSorted());
    expect(items.filter(({ id, text }) => !text.startsWith(`${id} · `))).toEqual([]);
  });

  it('exists for every account, never deeper than one submenu, whatever they are', () => {
    const view = fc
      .record({
        id: fc.uuid(),
        label: fc.string({ minLength: 1 }),
        provider: fc.constantFrom(...providerIds),
        lastUsedAt: fc.option(fc.nat()),
      })
      .map(aView);
    fc.assert(
      fc.property(fc.uniqueArray(view, { selector: ({ id }) => id, maxLength: 40 }), (accounts) => {
        const items = mainMenu(accounts);
        const ids = idsOf(items);
        expect([...new Set(ids)].toSorted()).toEqual(accounts.map(({ id }) => id).toSorted());
        expect(ids.length - accounts.length).toBeLessThanOrEqual(accounts.length > 10 ? 5 : 0);
        const groups = items.filter((item) => item.kind === 'group');
        expect(groups.flatMap((group) => group.items).filter(({ kind }) => kind !== 'account')).toEqual([]);
        expect(items.slice(-2).map((item) => item.kind)).toEqual(['command', 'command']);
      }),
    );
  });
});

const production = (given: Partial<AccountView> = {}): AccountView => aView({ environment: 'production', ...given });
const groupOf = (items: readonly TrayItem[], text: string): readonly TrayItem[] =>
  items.flatMap((item) => (item.kind === 'group' && item.text.startsWith(text) ? item.items : []));

describe('pinned accounts', () => {
  it('come first, with their provider’s name, and not twice where all are at hand', () => {
    const accounts = [aView({ label: 'a' }), aView({ label: 'b', pinned: true })];
    expect(lines(mainMenu(accounts)).slice(0, 4)).toEqual([
      '# Pinned',
      'b · Cloudidr · signed out',
      '# Cloudidr',
      'a · signed out',
    ]);
  });

  it('leave the rest of ten places to the recent ones', () => {
    const accounts = accountsOf(30, 20).map((account, index) => ({ ...account, pinned: index < 7 }));
    const top = mainMenu(accounts).filter(({ kind }) => kind === 'account');
    expect(top).toHaveLength(10);
  });

  it('are never more than ten at the top', () => {
    const accounts = accountsOf(40).map((account) => ({ ...account, pinned: true }));
    expect(mainMenu(accounts).filter(({ kind }) => kind === 'account')).toHaveLength(10);
  });
});

describe('an item', () => {
  it('says what tells an account from another of the same label', () => {
    const twins = [
      aView(),
      aView({ identifier: { kind: 'username', value: 'ben' }, choice: 'North' }),
      aView({ label: 'other' }),
    ];
    expect(lines(mainMenu(twins))).toEqual([
      '# Cloudidr',
      'other · signed out',
      'prod admin (ana, public-api.cloudidr.com) · signed out',
      'prod admin (ben, North) · signed out',
      '---',
      'Open Tokendock',
      'Lock',
      'Quit',
    ]);
  });

  it('says what a click copies where that is not the token', () => {
    expect(lines(menu([aView({ copyForm: 'curl' })]))).toContain('prod admin · curl · signed out');
  });
});

describe('an account of production', () => {
  it('is never copied by one click: at the top it needs its submenu', () => {
    const items = mainMenu([production()]);
    expect(items.filter(({ kind }) => kind === 'account')).toEqual([]);
    expect(groupOf(items, 'prod admin')[0]).toMatchObject({ kind: 'account', form: 'token', text: 'Copy token' });
  });

  it('needs no further one in the submenu of its provider', () => {
    const items = mainMenu([production({ label: 'prod' }), ...accountsOf(12)]);
    expect(groupOf(items, 'Cloudidr')).toContainEqual(
      expect.objectContaining({ kind: 'account', text: 'prod · production · signed out' }),
    );
  });
});

const formsOf = (accounts: readonly AccountView[]): (string | undefined)[] =>
  groupOf(groupOf(menu(accounts), 'Copy as'), accounts[0]?.label ?? '').map((item) =>
    item.kind === 'account' ? item.form : undefined,
  );

describe('“Copy as”', () => {
  it('offers what the provider’s sessions hold', () => {
    expect(formsOf([aView({ provider: 'cloudio' })])).toContain('token-and-csrf');
    expect(formsOf([aView({ provider: 'cloudidr' })])).not.toContain('csrf');
    expect(formsOf([aView({ provider: 'auths' })])).toContain('refresh-token');
  });

  it('begins with the form that was copied last', () => {
    expect(formsOf([aView({ copyForm: 'curl' })]).slice(0, 2)).toEqual(['curl', 'token']);
  });

  it('of very many accounts holds the pinned and recent ones alone', () => {
    expect(groupOf(menu(accountsOf(50)), 'Copy as')).toHaveLength(50);
    expect(groupOf(menu(accountsOf(51, 3)), 'Copy as')).toHaveLength(3);
  });
});
