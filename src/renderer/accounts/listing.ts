import type { AccountView, ProviderForm, ProviderId } from '../../contract/account.ts';
import type { Settings } from '../../contract/settings.ts';
import { matches, searchableText, searchWords } from './search.ts';

/** A row as the list knows it: what it is called, not how it is doing. */
export interface ListedAccount {
  readonly id: string;
  readonly label: string;
  /** What a search looks in. */
  readonly text: string;
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

export interface SortingInput {
  readonly accounts: Readonly<Record<string, AccountView>>;
  readonly providers: readonly ProviderForm[];
  readonly usage: Usage;
  readonly lives: Lives;
  /** Goes before the accounts’ own positions. */
  readonly ownOrder: OwnOrder;
  readonly sort: Settings['listSort'];
}

const labels = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * All accounts in their order: the pinned ones, then a section for each provider that has any; each sorted as the person
 * chose, and by label where that leaves it open.
 * Whatever equals the previous answer is the previous answer's own object, so that unchanged rows are not built anew.
 */
export function sortSections(input: SortingInput, previous: readonly Section[]): readonly Section[] {
  const { accounts, providers, sort } = input;
  const rank = ranks(input)[sort];
  const sorted = (some: readonly AccountView[]): AccountView[] =>
    some.toSorted((a, b) => rank(a) - rank(b) || labels.compare(a.label, b.label));
  const byProvider = Map.groupBy(Object.values(accounts), ({ provider }) => provider);
  const ofProvider = (id: ProviderId): AccountView[] => byProvider.get(id) ?? [];
  const pinned = providers.flatMap(({ id }) => ofProvider(id).filter(isPinned));
  const sections = [
    { id: 'pinned' as const, name: '', accounts: sorted(pinned) },
    ...providers.map(({ id, name }) => ({
      id,
      name,
      accounts: sorted(ofProvider(id).filter((account) => !isPinned(account))),
    })),
  ];
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const listed = (account: AccountView): ListedAccount => {
    const { id, label, provider } = account;
    return { id, label, text: searchableText(account, names.get(provider) ?? '') };
  };
  return keepSame(
    sections
      .filter(({ accounts: some }) => some.length > 0)
      .map((section) => ({ ...section, accounts: section.accounts.map(listed) })),
    previous,
  );
}

/** What of all that the search leaves: itself where nothing is searched for. What is as before stays the same. */
export function findInSections(
  all: readonly Section[],
  search: string,
  previous: readonly Section[],
): readonly Section[] {
  const words = searchWords(search);
  if (words.length === 0) {
    return all;
  }
  const before = new Map(previous.map((section) => [section.id, section]));
  const kept = all.flatMap((section) => {
    const found = accountsFound(section, words);
    const last = before.get(section.id);
    if (found.length === 0) {
      return [];
    }
    return last?.name === section.name && sameItems(found, last.accounts) ? last : { ...section, accounts: found };
  });
  return sameItems(kept, previous) ? previous : kept;
}

/** What the latest searches found in a section, by their words. */
const searches = new WeakMap<Section, Map<string, readonly ListedAccount[]>>();
const rememberedSearches = 20;

/** A letter more is looked for in what was found without it; a letter less was searched for before. */
function accountsFound(section: Section, words: readonly string[]): readonly ListedAccount[] {
  const known = searches.get(section) ?? new Map<string, readonly ListedAccount[]>();
  searches.set(section, known);
  const search = words.join(' ');
  const found =
    known.get(search) ??
    (known.get(search.slice(0, -1)) ?? section.accounts).filter(({ text }) => matches(text, words));
  known.delete(search);
  known.set(search, found);
  const [oldest] = known.keys();
  if (known.size > rememberedSearches && oldest !== undefined) {
    known.delete(oldest);
  }
  return found;
}

/** What comes first has the lowest rank. */
function ranks({
  usage,
  lives,
  ownOrder,
}: SortingInput): Readonly<Record<Settings['listSort'], (account: AccountView) => number>> {
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
  const accounts = section.accounts.map((account) => {
    const known = before.get(account.id);
    return known?.label === account.label && known.text === account.text ? known : account;
  });
  return previous?.name === section.name && sameItems(accounts, previous.accounts)
    ? previous
    : { ...section, accounts };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}
