import { providerIds } from '../../contract/account.ts';
import type { AccountView, ProviderForm, ProviderId } from '../../contract/account.ts';
import { offeredForms } from '../../contract/copy-forms.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import { t } from '../../contract/language/language.ts';
import { createLabelOrder } from './label-order.ts';
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
/** Nobody scans more, and all items are made anew at each change; the window has a search. */
const groupLimit = 100;
/** With more, "Copy as" holds the pinned and the recent ones alone: thousands of items would be drawn anew each time. */
const copyAsLimit = 50;

const placesOf = createLabelOrder();

/** What a menu goes by. With thousands of accounts, what is said of one is made for those alone that are in it. */
interface Look {
  /** Places by label. */
  readonly places: ReadonlyMap<string, number>;
  /** How many have a place, by place. */
  readonly sharing: Uint32Array;
  readonly forms: ReadonlyMap<ProviderId, ProviderForm>;
  readonly now: number;
}

/**
 * The tray's menu: pinned accounts, then those used last, then the others by provider. A click on one copies its
 * token, so an account is never more than one submenu away, unless its provider has hundreds; one of production never
 * less.
 */
export function trayMenu(
  accounts: readonly AccountView[],
  forms: readonly ProviderForm[],
  now: number,
  /** Whether the clipboard holds a token of ours. */
  holdsToken = false,
): TrayItem[] {
  const look = lookAt(accounts, forms, now);
  const isFlat = accounts.length <= topLimit;
  const pinned = firstOf(
    accounts.filter((account) => account.pinned),
    topLimit,
    look,
  );
  const others = accounts.filter((account) => !pinned.includes(account));
  const recent = isFlat ? [] : firstOf(usedOf(others), Math.min(recentLimit, topLimit - pinned.length), look);
  const copyAs = accounts.length <= copyAsLimit ? firstOf(accounts, copyAsLimit, look) : [...pinned, ...recent];
  const top = (account: AccountView): TrayItem => topItem(account, look);
  const forFormats = copyAs.map((account) => formsItem(account, look));
  return [
    ...section(t('tray.pinned'), pinned.map(top)),
    ...section(t('tray.recent'), recent.map(top)),
    ...(isFlat
      ? flatProviders(others, look)
      : [...separatorAfter([...pinned, ...recent]), ...providerGroups(accounts, look)]),
    ...(accounts.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...(copyAs.length > 0 ? [{ kind: 'group', text: t('tray.copyAs'), items: forFormats } as const] : []),
    ...(holdsToken ? [{ kind: 'command', command: 'clear-clipboard', text: t('tray.clearClipboard') } as const] : []),
    { kind: 'command', command: 'open', text: t(accounts.length > 0 ? 'tray.open' : 'tray.add') },
    ...(accounts.length > 0 ? [{ kind: 'command', command: 'lock', text: t('tray.lock') } as const] : []),
    { kind: 'command', command: 'quit', text: t('tray.quit') },
  ];
}

function lookAt(accounts: readonly AccountView[], forms: readonly ProviderForm[], now: number): Look {
  const places = placesOf(accounts.map(({ label }) => label));
  const sharing = new Uint32Array(places.size);
  for (const { label } of accounts) {
    const place = places.get(label) ?? 0;
    sharing[place] = (sharing[place] ?? 0) + 1;
  }
  return { places, sharing, forms: new Map(forms.map((form) => [form.id, form])), now };
}

/** Its label, and where another has the same, what tells them apart. */
function nameOf(account: AccountView, { places, sharing }: Look): string {
  const { label, identifier, choice, baseUrl } = account;
  const sharers = sharing[places.get(label) ?? 0] ?? 0;
  return sharers > 1 ? `${label} (${identifier.value}, ${choice ?? new URL(baseUrl).host})` : label;
}

/** Nothing of the accounts: whoever passes by sees this. */
export const lockedMenu = (): readonly TrayItem[] => [
  { kind: 'heading', text: t('lock.title') },
  { kind: 'command', command: 'open', text: t('tray.unlock') },
  { kind: 'command', command: 'quit', text: t('tray.quit') },
];

/** The first so many, those used last before the others. */
function firstOf(accounts: readonly AccountView[], most: number, look: Look): AccountView[] {
  const first: AccountView[] = [];
  for (const account of accounts) {
    const last = first.at(-1);
    if (first.length === most && (!last || compare(account, last, look) >= 0)) continue;
    first.splice(placeIn(first, account, look), 0, account);
    if (first.length > most) first.pop();
  }
  return first;
}

function compare(a: AccountView, b: AccountView, { places }: Look): number {
  return (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0) || (places.get(a.label) ?? 0) - (places.get(b.label) ?? 0);
}

/** Behind its equals, so that these keep their order. */
function placeIn(sorted: readonly AccountView[], account: AccountView, look: Look): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = sorted[middle];
    if (at && compare(at, account, look) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function usedOf(accounts: readonly AccountView[]): AccountView[] {
  return accounts.filter(({ lastUsedAt }) => lastUsedAt !== null);
}

function section(heading: string, items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...items];
}

function separatorAfter(accounts: readonly AccountView[]): TrayItem[] {
  return accounts.length === 0 ? [] : [{ kind: 'separator' }];
}

function byProvider(all: readonly AccountView[], { forms }: Look): { name: string; accounts: AccountView[] }[] {
  const groups = Map.groupBy(all, ({ provider }) => provider);
  return providerIds
    .map((id) => ({ name: forms.get(id)?.name ?? '', accounts: groups.get(id) ?? [] }))
    .filter(({ accounts }) => accounts.length > 0);
}

function flatProviders(others: readonly AccountView[], look: Look): TrayItem[] {
  return byProvider(others, look).flatMap(({ name, accounts }) =>
    section(
      name,
      firstOf(accounts, topLimit, look).map((account) => guarded(account, statusText(account, look), look)),
    ),
  );
}

/** In a submenu already, an account of production needs no other one. */
function providerGroups(all: readonly AccountView[], look: Look): TrayItem[] {
  return byProvider(all, look).map(({ name, accounts }) => {
    const first = firstOf(accounts, groupLimit, look);
    const items = first.map((each) => ({ kind: 'account', id: each.id, text: statusText(each, look) }) as const);
    const rest = accounts.length - first.length;
    const more = { kind: 'command', command: 'open', text: t('tray.more', { count: rest }) } as const;
    return { kind: 'group', text: `${name} (${accounts.length})`, items: rest > 0 ? [...items, more] : items };
  });
}

/** Among accounts of all providers, so it names its own. */
function topItem(account: AccountView, look: Look): TrayItem {
  return guarded(account, statusText(account, look, look.forms.get(account.provider)?.name), look);
}

/** One click copies; for an account of production, not by accident. */
function guarded(account: AccountView, text: string, look: Look): TrayItem {
  if (account.environment !== 'production') return { kind: 'account', id: account.id, text };
  return { kind: 'group', text, items: formItems(account, look) };
}

function formsItem(account: AccountView, look: Look): TrayItem {
  const provider = look.forms.get(account.provider)?.name ?? '';
  return { kind: 'group', text: `${nameOf(account, look)} · ${provider}`, items: formItems(account, look) };
}

/** The form in which it was last copied comes first. */
function formItems(account: AccountView, { forms }: Look): TrayItem[] {
  const offered = offeredForms(forms.get(account.provider)?.furtherForms ?? []);
  const ordered = [account.copyForm, ...offered.filter((each) => each !== account.copyForm)];
  return ordered.map((each) => ({
    kind: 'account',
    id: account.id,
    form: each,
    text: t('row.copy', { what: t(`copyForm.${each}`) }),
  }));
}

/** What a click copies is said where it is not the token, and production is never left unsaid. */
function statusText(account: AccountView, look: Look, providerName?: string): string {
  const { environment, copyForm, status } = account;
  const parts = [
    nameOf(account, look),
    environment === 'production' ? t('environmentMark.production') : null,
    providerName,
    copyForm === 'token' ? null : t(`copyShort.${copyForm}`),
    trayStatusWords(status, look.now),
  ];
  return parts.filter((part) => part).join(' · ');
}
