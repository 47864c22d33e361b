import type { AccountView, ProviderForm, ProviderId } from '../../contract/account.ts';
import { matches, searchWords } from './search.ts';

/** A row as the list knows it: what it is called, not how it is doing. */
export interface ListedAccount {
  readonly id: string;
  readonly label: string;
}

export interface Section {
  readonly id: ProviderId;
  readonly name: string;
  readonly accounts: readonly ListedAccount[];
}

/** When each account was last used, as far as the order of the list is concerned; absent or null means never. */
export type Usage = Readonly<Record<string, number | null>>;

export interface ListingInput {
  readonly accounts: Readonly<Record<string, AccountView>>;
  readonly providers: readonly ProviderForm[];
  readonly usage: Usage;
  readonly search: string;
}

const labels = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The list as shown: a section for each provider with a match, most recently used first, then by label.
 * Whatever equals the previous answer is the previous answer's own object, so that unchanged rows are not built anew.
 */
export function listSections(input: ListingInput, previous: readonly Section[]): readonly Section[] {
  const { accounts, providers, usage, search } = input;
  const words = searchWords(search);
  const byProvider = Map.groupBy(Object.values(accounts), (account) => account.provider);
  const usedAt = (account: AccountView): number => usage[account.id] ?? 0;

  const sections = providers.flatMap(({ id, name }) => {
    const found = (byProvider.get(id) ?? [])
      .filter((account) => matches(account, name, words))
      .toSorted((a, b) => usedAt(b) - usedAt(a) || labels.compare(a.label, b.label));
    return found.length === 0 ? [] : [{ id, name, accounts: found }];
  });
  return keepSame(sections, previous);
}

/** Whether an account keeps its place and its name in the list, whatever became of its status. */
export function isListedAlike(a: AccountView, b: AccountView | undefined): boolean {
  return (
    b !== undefined &&
    a.label === b.label &&
    a.provider === b.provider &&
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
