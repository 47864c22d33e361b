import { providerIds } from '../../contract/account.ts';
import type { AccountStatus, AccountView, ProviderForm } from '../../contract/account.ts';
import { durationWords } from '../../contract/words.ts';

/** A menu as data, so that what the tray shows is tested without a desktop. */
export type TrayItem =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'account'; readonly id: string; readonly text: string }
  | { readonly kind: 'group'; readonly text: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'command'; readonly command: 'open' | 'quit'; readonly text: string }
  | { readonly kind: 'separator' };

/** As many accounts as are comfortable to scan at once; with more, each provider gets a submenu. */
const flatLimit = 12;
const recentLimit = 5;

/** As in the window: "team 9" before "team 10", whatever its case. */
const labels = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The tray's menu: accounts by provider, those used last first. A click on one copies its token, so an account is
 * never more than one submenu away.
 */
export function trayMenu(accounts: readonly AccountView[], forms: readonly ProviderForm[], now: number): TrayItem[] {
  const byRecency = accounts.toSorted(
    (a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) || labels.compare(a.label, b.label),
  );
  const groups = providerIds
    .map((id) => ({
      name: forms.find((form) => form.id === id)?.name ?? id,
      accounts: byRecency.filter(({ provider }) => provider === id),
    }))
    .filter((group) => group.accounts.length > 0);
  return [
    ...(accounts.length <= flatLimit ? flatMenu(groups, now) : deepMenu(groups, byRecency, now)),
    ...(accounts.length > 0 ? [{ kind: 'separator' } as const] : []),
    { kind: 'command', command: 'open', text: accounts.length > 0 ? 'Open Tokendock' : 'Add an account…' },
    { kind: 'command', command: 'quit', text: 'Quit' },
  ];
}

interface Group {
  readonly name: string;
  readonly accounts: readonly AccountView[];
}

function flatMenu(groups: readonly Group[], now: number): TrayItem[] {
  return groups.flatMap(({ name, accounts }): TrayItem[] => [
    { kind: 'heading', text: name },
    ...accounts.map((account) => accountItem(account, now)),
  ]);
}

function deepMenu(groups: readonly Group[], byRecency: readonly AccountView[], now: number): TrayItem[] {
  const recent = byRecency.filter(({ lastUsedAt }) => lastUsedAt !== null).slice(0, recentLimit);
  const heading: TrayItem[] = recent.length > 0 ? [{ kind: 'heading', text: 'Recent' }] : [];
  const separator: TrayItem[] = recent.length > 0 ? [{ kind: 'separator' }] : [];
  return [
    ...heading,
    ...recent.map((account) => accountItem(account, now)),
    ...separator,
    ...groups.map(({ name, accounts }): TrayItem => ({
      kind: 'group',
      text: `${name} (${accounts.length})`,
      items: accounts.map((account) => accountItem(account, now)),
    })),
  ];
}

function accountItem({ id, label, status }: AccountView, now: number): TrayItem {
  return { kind: 'account', id, text: `${label} · ${lifeWords(status, now)}` };
}

function lifeWords(status: AccountStatus, now: number): string {
  switch (status.kind) {
    case 'fresh':
      return status.expiresAt === null ? 'fresh' : `${durationWords(status.expiresAt - now)} left`;
    case 'expiring':
      return 'expiring';
    case 'expired':
      return 'expired';
    case 'signed-out':
      return 'signed out';
    case 'signing-in':
      return 'signing in…';
    case 'needs-password':
      return 'needs password';
    case 'keychain-locked':
      return 'keychain is locked';
    case 'failed':
      return 'sign-in failed';
  }
}
