import type { AccountView, ProviderForm, ProviderId } from '../../contract/account.ts';
import type { Settings } from '../../contract/settings.ts';
import { matches, searchWords } from './search.ts';

/** A row as the list knows it: what it is called, not how it is doing. */
export interface ListedAccount {
  readonly id: string;
  readonly label: string;
}

export interface Section {
  readonly id: ProviderId | 'pinned';
  readonly name: string;
  readonly accounts: readonly ListedAccount[];
}

/** When each account was last used, as far as the order of the list is concerned; absent or null means never. */
export type Usage = Readonly<Record<string, number | null>>;

/** When each token’s life ends, in ms since 1970, as far as the order of the list is concerned; absent: it has none. */
export type Lives = Readonly<Record<string, number>>;

/** Each account’s place in the order that the person made, counted from 0. */
export type OwnOrder = Readonly<Record<string, number>>;

export interface ListingInput {
  readonly accounts: Readonly<Record<string, AccountView>>;
  readonly providers: readonly ProviderForm[];
  readonly usage: Usage;
  readonly lives: Lives;
  /** Goes before the accounts’ own positions. */
  readonly ownOrder: OwnOrder;
  readonly sort: Settings['listSort'];
  readonly search: string;
}

const labels = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The list as shown: the pinned accounts, then a section for each provider with a match; each sorted as the person
 * chose, and by label where that leaves it open.
 * Whatever equals the previous answer is the previous answer's own object, so that unchanged rows are not built anew.
 */
export function listSections(input: ListingInput, previous: readonly Section[]): readonly Section[] {
  const { accounts, providers, sort, search } = input;
  const words = searchWords(search);
  const byProvider = Map.groupBy(Object.values(accounts), (account) => account.provider);

  const found = providers.map(({ id, name }) => ({
    id,
    name,
    accounts: (byProvider.get(id) ?? []).filter((account) => matches(account, name, words)),
  }));
  const rank = ranks(input)[sort];
  const sorted = (some: readonly AccountView[]): AccountView[] =>
    some.toSorted((a, b) => rank(a) - rank(b) || labels.compare(a.label, b.label));
  const sections = [
    { id: 'pinned' as const, name: '', accounts: found.flatMap((section) => section.accounts).filter(isPinned) },
    ...found.map((section) => ({ ...section, accounts: section.accounts.filter((account) => !isPinned(account)) })),
  ];
  return keepSame(
    sections
      .filter(({ accounts: some }) => some.length > 0)
      .map((each) => ({ ...each, accounts: sorted(each.accounts) })),
    previous,
  );
}

/** What comes first has the lowest rank. */
function ranks({
  usage,
  lives,
  ownOrder,
}: ListingInput): Readonly<Record<Settings['listSort'], (account: AccountView) => number>> {
  return {
    recent: ({ id }) => -(usage[id] ?? 0),
    label: () => 0,
    life: ({ id }) => -(lives[id] ?? 0),
    custom: ({ id, position }) => ownOrder[id] ?? position ?? Number.MAX_SAFE_INTEGER,
  };
}

/** When the token’s life ends, as far as anyone knows, in ms since 1970; 0 where there is none. */
export function lifeEnd(status: AccountView['status']): number {
  if (status.kind === 'fresh') {
    return status.expiresAt ?? status.staleAt;
  }
  return status.kind === 'expiring' ? status.expiresAt : 0;
}

function isPinned({ pinned }: AccountView): boolean {
  return pinned;
}

/** Whether an account keeps its place and its name in the list, whatever became of its status. */
export function isListedAlike(a: AccountView, b: AccountView | undefined): boolean {
  return (
    b !== undefined &&
    a.label === b.label &&
    a.provider === b.provider &&
    a.pinned === b.pinned &&
    a.position === b.position &&
    a.choice === b.choice &&
    a.environment === b.environment &&
    a.identifier.value === b.identifier.value &&
    a.baseUrl === b.baseUrl &&
    sameItems(a.tags, b.tags)
  );
}

function keepSame(sections: readonly Section[], previous: readonly Section[]): readonly Section[] {
  const before = new Map(previous.map((section) => [section.id, section]));
  const kept = sections.map((section) => keepSameAccounts(section, before.get(section.id)));
  return sameItems(kept, previous) ? previous : kept;
}

function keepSameAccounts(section: Section, previous: Section | undefined): Section {
  const before = new Map(previous?.accounts.map((account) => [account.id, account]));
  const accounts = section.accounts.map(({ id, label }) => {
    const known = before.get(id);
    return known?.label === label ? known : { id, label };
  });
  return previous?.name === section.name && sameItems(accounts, previous.accounts)
    ? previous
    : { ...section, accounts };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
