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

const idsOf = (items: readonly TrayItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'group' ? idsOf(item.items) : item.kind === 'account' ? [item.id] : []));

describe('the tray’s menu', () => {
  it('offers to add the first account where there is none', () => {
    expect(menu([])).toEqual([
      { kind: 'command', command: 'open', text: 'Add an account…' },
      { kind: 'command', command: 'quit', text: 'Quit' },
    ]);
  });

  it('of one account shows it under its provider', () => {
    const account = aView();
    expect(menu([account])).toEqual([
      { kind: 'heading', text: 'Cloudidr' },
      { kind: 'account', id: account.id, text: 'prod admin · signed out' },
      { kind: 'separator' },
      { kind: 'command', command: 'open', text: 'Open Tokendock' },
      { kind: 'command', command: 'quit', text: 'Quit' },
    ]);
  });

  it('of six lists the providers in the window’s order and those used last first', () => {
    const accounts = accountsOf(6).map((account, index) => ({ ...account, lastUsedAt: index === 5 ? now : null }));
    expect(lines(menu(accounts))).toEqual([
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
      'Quit',
    ]);
  });

  it('is flat up to twelve accounts and has a submenu for each provider beyond', () => {
    expect(menu(accountsOf(12)).filter(({ kind }) => kind === 'group')).toEqual([]);
    expect(lines(menu(accountsOf(13))).filter((line) => line.startsWith('>'))).toEqual([
      '> Cloudidr (3)',
      '> CloudIO (3)',
      '> Auths (3)',
      '> Neostra (2)',
      '> Appmixer (2)',
    ]);
  });

  it('of thirteen has no list of recent ones while none was used', () => {
    expect(lines(menu(accountsOf(13)))[0]).toBe('> Cloudidr (3)');
  });

  it('of two hundred begins with the five that were used last', () => {
    const accounts = accountsOf(200, 20);
    const shown = lines(menu(accounts.toReversed()));
    expect(shown.slice(0, 8)).toEqual([
      '# Recent',
      ...[0, 1, 2, 3, 4].map((index) => `account 00${index} · signed out`),
      '---',
      '> Cloudidr (40)',
    ]);
    expect(shown.filter((line) => !line.startsWith(' '))).toHaveLength(15);
  });

  it('sorts those never used by label as the window does', () => {
    const accounts = ['b', 'Team 10', 'a', 'C', 'team 9'].map((label) => aView({ label }));
    const labels = lines(menu(accounts)).filter((line) => line.includes(' · '));
    expect(labels.map((line) => line.split(' · ')[0])).toEqual(['a', 'b', 'C', 'team 9', 'Team 10']);
  });

  it('leaves out providers without accounts', () => {
    expect(lines(menu([aView({ provider: 'neostra' })]))[0]).toBe('# Neostra');
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
    [{ kind: 'fresh', expiresAt: now + 3_900_000, staleAt: now }, '1 h 5 min left'],
    [{ kind: 'fresh', expiresAt: null, staleAt: now }, 'fresh'],
    [{ kind: 'expiring', expiresAt: now + 5000 }, 'expiring'],
    [{ kind: 'expired' }, 'expired'],
    [{ kind: 'signed-out' }, 'signed out'],
    [{ kind: 'signing-in' }, 'signing in…'],
    [{ kind: 'needs-password', reason: 'Invalid username or password' }, 'needs password'],
    [{ kind: 'keychain-locked' }, 'keychain is locked'],
    [{ kind: 'failed', reason: 'No connection.', retryable: true }, 'sign-in failed'],
  ])('of a status %j says %s', (status, words) => {
    expect(lines(menu([aView({ status })]))[1]).toBe(`prod admin · ${words}`);
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
        const items = menu(accounts);
        const ids = idsOf(items);
        expect([...new Set(ids)].toSorted()).toEqual(accounts.map(({ id }) => id).toSorted());
        expect(ids.length - accounts.length).toBeLessThanOrEqual(accounts.length > 12 ? 5 : 0);
        const groups = items.filter((item) => item.kind === 'group');
        expect(groups.flatMap((group) => group.items).filter(({ kind }) => kind !== 'account')).toEqual([]);
        expect(items.slice(-2).map((item) => item.kind)).toEqual(['command', 'command']);
      }),
    );
  });
});
