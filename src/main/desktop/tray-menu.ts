import { providerIds } from '../../contract/account.ts';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
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

interface Shown {
  readonly account: AccountView;
  /** Its label, and where another has the same, what tells them apart. */
  readonly name: string;
  readonly form: ProviderForm | undefined;
  /** By its label. */
  readonly place: number;
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
  const formOf = new Map(forms.map((form) => [form.id, form]));
  const doubled = doubledLabels(accounts);
  const places = placesOf(accounts.map(({ label }) => label));
  const all = accounts.map((account): Shown => ({
    account,
    name: doubled.has(account.label) ? longName(account) : account.label,
    form: formOf.get(account.provider),
    place: places.get(account.label) ?? 0,
    now,
  }));
  const isFlat = accounts.length <= topLimit;
  const pinned = firstOf(
    all.filter(({ account }) => account.pinned),
    topLimit,
  );
  const others = all.filter((shown) => !pinned.includes(shown));
  const recent = isFlat ? [] : firstOf(usedOf(others), Math.min(recentLimit, topLimit - pinned.length));
  const copyAs = accounts.length <= copyAsLimit ? firstOf(all, copyAsLimit) : [...pinned, ...recent];
  return [
    ...section(t('tray.pinned'), pinned.map(topItem)),
    ...section(t('tray.recent'), recent.map(topItem)),
    ...(isFlat ? flatProviders(others) : [...separatorAfter([...pinned, ...recent]), ...providerGroups(all)]),
    ...(accounts.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...(copyAs.length > 0 ? [{ kind: 'group', text: t('tray.copyAs'), items: copyAs.map(formsItem) } as const] : []),
    ...(holdsToken ? [{ kind: 'command', command: 'clear-clipboard', text: t('tray.clearClipboard') } as const] : []),
    { kind: 'command', command: 'open', text: t(accounts.length > 0 ? 'tray.open' : 'tray.add') },
    ...(accounts.length > 0 ? [{ kind: 'command', command: 'lock', text: t('tray.lock') } as const] : []),
    { kind: 'command', command: 'quit', text: t('tray.quit') },
  ];
}

function doubledLabels(accounts: readonly AccountView[]): Set<string> {
  const seen = new Set<string>();
  return new Set(accounts.map(({ label }) => label).filter((label) => seen.size === seen.add(label).size));
}

function longName({ label, identifier, choice, baseUrl }: AccountView): string {
  return `${label} (${identifier.value}, ${choice ?? new URL(baseUrl).host})`;
}

/** Nothing of the accounts: whoever passes by sees this. */
export const lockedMenu = (): readonly TrayItem[] => [
  { kind: 'heading', text: t('lock.title') },
  { kind: 'command', command: 'open', text: t('tray.unlock') },
  { kind: 'command', command: 'quit', text: t('tray.quit') },
];

/** The first so many, those used last before the others. */
function firstOf(shown: readonly Shown[], most: number): Shown[] {
  const first: Shown[] = [];
  for (const each of shown) {
    const last = first.at(-1);
    if (first.length === most && (!last || compare(each, last) >= 0)) continue;
    first.splice(placeIn(first, each), 0, each);
    if (first.length > most) first.pop();
  }
  return first;
}

function compare(a: Shown, b: Shown): number {
  return (b.account.lastUsedAt ?? 0) - (a.account.lastUsedAt ?? 0) || a.place - b.place;
}

/** Behind its equals, so that these keep their order. */
function placeIn(sorted: readonly Shown[], shown: Shown): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = sorted[middle];
    if (at && compare(at, shown) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function usedOf(shown: readonly Shown[]): Shown[] {
  return shown.filter(({ account }) => account.lastUsedAt !== null);
}

function section(heading: string, items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...items];
}

function separatorAfter(shown: readonly Shown[]): TrayItem[] {
  return shown.length === 0 ? [] : [{ kind: 'separator' }];
}

function byProvider(all: readonly Shown[]): { name: string; shown: Shown[] }[] {
  const groups = Map.groupBy(all, ({ account }) => account.provider);
  return providerIds
    .map((id) => groups.get(id) ?? [])
    .map((shown) => ({ name: shown[0]?.form?.name ?? '', shown }))
    .filter(({ shown }) => shown.length > 0);
}

function flatProviders(others: readonly Shown[]): TrayItem[] {
  return byProvider(others).flatMap(({ name, shown }) =>
    section(
      name,
      firstOf(shown, topLimit).map((each) => guarded(each, statusText(each))),
    ),
  );
}

/** In a submenu already, an account of production needs no other one. */
function providerGroups(all: readonly Shown[]): TrayItem[] {
  return byProvider(all).map(({ name, shown }) => {
    const first = firstOf(shown, groupLimit);
    const items = first.map((each) => ({ kind: 'account', id: each.account.id, text: statusText(each) }) as const);
    const rest = shown.length - first.length;
    const more = { kind: 'command', command: 'open', text: t('tray.more', { count: rest }) } as const;
    return { kind: 'group', text: `${name} (${shown.length})`, items: rest > 0 ? [...items, more] : items };
  });
}

/** Among accounts of all providers, so it names its own. */
function topItem(shown: Shown): TrayItem {
  return guarded(shown, statusText(shown, shown.form?.name));
}

/** One click copies; for an account of production, not by accident. */
function guarded(shown: Shown, text: string): TrayItem {
  const { account } = shown;
  if (account.environment !== 'production') return { kind: 'account', id: account.id, text };
  return { kind: 'group', text, items: formItems(shown) };
}

function formsItem(shown: Shown): TrayItem {
  const { name, form } = shown;
  return { kind: 'group', text: `${name} · ${form?.name ?? ''}`, items: formItems(shown) };
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

/** What a click copies is said where it is not the token, and production is never left unsaid. */
function statusText({ account, name, now }: Shown, providerName?: string): string {
  const { environment, copyForm, status } = account;
  const parts = [
    name,
    environment === 'production' ? t('environmentMark.production') : null,
    providerName,
    copyForm === 'token' ? null : t(`copyShort.${copyForm}`),
    trayStatusWords(status, now),
  ];
  return parts.filter((part) => part).join(' · ');
}
