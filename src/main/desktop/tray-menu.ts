import { providerIds } from '../../contract/account.ts';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
import { offeredForms } from '../../contract/copy-forms.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import { t } from '../../contract/language/language.ts';
import { trayStatusWords } from './tray-status-words.ts';

export type TrayCommand = 'open' | 'clear-clipboard' | 'lock' | 'quit';

/** A menu as data, so that what the tray shows is tested without a desktop. */
export type TrayItem =
  | { readonly kind: 'heading'; readonly text: string }
  /** A click copies; without a form, in the one in which it was last copied. */
  | { readonly kind: 'account'; readonly id: string; readonly text: string; readonly form?: CopyForm }
  | { readonly kind: 'group'; readonly text: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'command'; readonly command: TrayCommand; readonly text: string }
  | { readonly kind: 'separator' };

/** As many accounts as are comfortable to scan at once: never more at the top level. */
const topLimit = 10;
const recentLimit = 5;
/** With more, "Copy as" holds the pinned and the recent ones alone: thousands of items would be drawn anew each time. */
const copyAsLimit = 50;

/** As in the window: "team 9" before "team 10", whatever its case. */
const labels = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

interface Shown {
  readonly account: AccountView;
  readonly form: ProviderForm | undefined;
  readonly now: number;
}

/**
 * The tray's menu: pinned accounts, then those used last, then the others by provider. A click on one copies its
 * token, so an account is never more than one submenu away; one of production never less.
 */
export function trayMenu(
  accounts: readonly AccountView[],
  forms: readonly ProviderForm[],
  now: number,
  /** Whether the clipboard holds a token of ours. */
  holdsToken = false,
): TrayItem[] {
  const byRecency = accounts
    .toSorted((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) || labels.compare(a.label, b.label))
    .map((account): Shown => ({ account, now, form: forms.find(({ id }) => id === account.provider) }));
  const pinned = byRecency.filter(({ account }) => account.pinned).slice(0, topLimit);
  const others = byRecency.filter((shown) => !pinned.includes(shown));
  const isFlat = accounts.length <= topLimit;
  const recent = isFlat ? [] : recentOf(others).slice(0, Math.min(recentLimit, topLimit - pinned.length));
  const copyAs = accounts.length <= copyAsLimit ? byRecency : [...pinned, ...recent];
  return [
    ...section(t('tray.pinned'), pinned.map(topItem)),
    ...section(t('tray.recent'), recent.map(topItem)),
    ...(isFlat ? flatProviders(others) : [...separatorAfter([...pinned, ...recent]), ...providerGroups(byRecency)]),
    ...(accounts.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...(copyAs.length > 0 ? [{ kind: 'group', text: t('tray.copyAs'), items: copyAs.map(formsItem) } as const] : []),
    ...(holdsToken ? [{ kind: 'command', command: 'clear-clipboard', text: t('tray.clearClipboard') } as const] : []),
    { kind: 'command', command: 'open', text: t(accounts.length > 0 ? 'tray.open' : 'tray.add') },
    ...(accounts.length > 0 ? [{ kind: 'command', command: 'lock', text: t('tray.lock') } as const] : []),
    { kind: 'command', command: 'quit', text: t('tray.quit') },
  ];
}

/** Nothing of the accounts: whoever passes by sees this. */
export const lockedMenu = (): readonly TrayItem[] => [
  { kind: 'heading', text: t('lock.title') },
  { kind: 'command', command: 'open', text: t('tray.unlock') },
  { kind: 'command', command: 'quit', text: t('tray.quit') },
];

function recentOf(shown: readonly Shown[]): Shown[] {
  return shown.filter(({ account }) => account.lastUsedAt !== null);
}

function section(heading: string, items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...items];
}

function separatorAfter(shown: readonly Shown[]): TrayItem[] {
  return shown.length === 0 ? [] : [{ kind: 'separator' }];
}

function byProvider(all: readonly Shown[]): { name: string; shown: Shown[] }[] {
  return providerIds
    .map((id) => all.filter(({ account }) => account.provider === id))
    .map((shown) => ({ name: shown[0]?.form?.name ?? '', shown }))
    .filter(({ shown }) => shown.length > 0);
}

function flatProviders(others: readonly Shown[]): TrayItem[] {
  return byProvider(others).flatMap(({ name, shown }) =>
    section(
      name,
      shown.map((each) => guarded(each, statusText(each))),
    ),
  );
}

/** In a submenu already, an account of production needs no other one. */
function providerGroups(all: readonly Shown[]): TrayItem[] {
  return byProvider(all).map(({ name, shown }) => ({
    kind: 'group',
    text: `${name} (${shown.length})`,
    items: shown.map((each) => ({ kind: 'account', id: each.account.id, text: statusText(each) })),
  }));
}

/** Among accounts of all providers, so it names its own. */
function topItem(shown: Shown): TrayItem {
  const { account, form, now } = shown;
  return guarded(shown, `${account.label} · ${form?.name ?? ''} · ${trayStatusWords(account.status, now)}`);
}

/** One click copies; for an account of production, not by accident. */
function guarded(shown: Shown, text: string): TrayItem {
  const { account } = shown;
  if (account.environment !== 'production') return { kind: 'account', id: account.id, text };
  return { kind: 'group', text, items: formItems(shown) };
}

function formsItem(shown: Shown): TrayItem {
  const { account, form } = shown;
  return { kind: 'group', text: `${account.label} · ${form?.name ?? ''}`, items: formItems(shown) };
}

/** The form in which it was last copied comes first. */
function formItems({ account, form }: Shown): TrayItem[] {
  const offered = offeredForms(form?.furtherForms ?? []);
  const ordered = [account.copyForm, ...offered.filter((each) => each !== account.copyForm)];
  return ordered.map((each) => ({
    kind: 'account',
    id: account.id,
    form: each,
    text: t('row.copy', { what: t(`copyForm.${each}`) }),
  }));
}

function statusText({ account, now }: Shown): string {
  return `${account.label} · ${trayStatusWords(account.status, now)}`;
}
