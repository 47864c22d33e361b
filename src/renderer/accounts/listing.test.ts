import { expect, test } from 'vitest';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
import { anAccount } from './an-account.ts';
import { findInSections, lifeEnd, type Section, sortSections, type SortingInput } from './listing.ts';

type ListingInput = SortingInput & { readonly search: string };

const listSections = (given: ListingInput, previous: readonly Section[]): readonly Section[] =>
  findInSections(sortSections(given, previous), given.search, previous);

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

function input(accounts: readonly AccountView[], given: Partial<ListingInput> = {}): ListingInput {
  return {
    accounts: Object.fromEntries(accounts.map((account) => [account.id, account])),
    providers,
    usage: Object.fromEntries(accounts.map((account) => [account.id, account.lastUsedAt])),
    lives: Object.fromEntries(accounts.map(({ id, status }) => [id, lifeEnd(status)])),
    ownOrder: {},
    sort: 'recent',
    search: '',
    ...given,
  };
}
const three = [
  anAccount({ id: '1', label: 'beta 10' }),
  anAccount({ id: '2', label: 'Beta 9' }),
  anAccount({ id: '3', label: 'zeta', lastUsedAt: 5 }),
];
const shown = (given: ListingInput): string[] =>
  listSections(given, []).map(({ name, accounts }) => `${name}: ${accounts.map(({ label }) => label).join(', ')}`);

test('sections follow the providers’ order and leave out those without accounts', () => {
  const auths = anAccount({ id: 'x', provider: 'auths', label: 'x' });
  expect(shown(input([auths, ...three]))).toEqual(['Cloudidr: zeta, Beta 9, beta 10', 'Auths: x']);
  expect(shown(input([auths]))).toEqual(['Auths: x']);
});

test('the most recently used come first, the rest by label with numbers in their natural order', () => {
  expect(shown(input(three))).toEqual(['Cloudidr: zeta, Beta 9, beta 10']);
});

test('the order is the one that was chosen; what it leaves open goes by label', () => {
  const now = Date.now();
  const lives = [
    anAccount({ id: '1', label: 'b', position: 2, status: { kind: 'expiring', expiresAt: now + 10 } }),
    anAccount({ id: '2', label: 'c', position: 1, status: { kind: 'fresh', expiresAt: null, staleAt: now + 30 } }),
    anAccount({ id: '3', label: 'd', lastUsedAt: 5, status: { kind: 'expired' } }),
    anAccount({ id: '4', label: 'a' }),
  ];
  expect(shown(input(lives))).toEqual(['Cloudidr: d, a, b, c']);
  expect(shown(input(lives, { sort: 'label' }))).toEqual(['Cloudidr: a, b, c, d']);
  expect(shown(input(lives, { sort: 'life' }))).toEqual(['Cloudidr: c, b, a, d']);
  expect(shown(input(lives, { sort: 'custom' }))).toEqual(['Cloudidr: c, b, a, d']);
  expect(shown(input(lives, { sort: 'custom', ownOrder: { '3': 0 } }))).toEqual(['Cloudidr: d, c, b, a']);
});

test('only what was known when the list settled counts for its order', () => {
  const justUsed = three.map((account) => (account.id === '1' ? { ...account, lastUsedAt: 99 } : account));
  expect(shown(input(justUsed, { usage: { '3': 5 } }))).toEqual(['Cloudidr: zeta, Beta 9, beta 10']);
});

test('a search leaves only matching rows and sections', () => {
  expect(shown(input(three, { search: 'beta 9' }))).toEqual(['Cloudidr: Beta 9']);
  expect(shown(input(three, { search: 'gamma' }))).toEqual([]);
});

test('a changed status gives the very same list', () => {
  const before = listSections(input(three), []);
  const changed = three.map((account) => ({ ...account, status: { kind: 'signing-in' } as const }));
  expect(listSections(input(changed), before)).toBe(before);
});

test('a new label gives a new row and keeps the others', () => {
  const before = listSections(input(three), []);
  const renamed = three.map((account) => (account.id === '3' ? { ...account, label: 'theta' } : account));
  const after = listSections(input(renamed), before);
  expect(after[0]?.accounts[0]).toMatchObject({ id: '3', label: 'theta' });
  expect(after[0]?.accounts[1]).toBe(before[0]?.accounts[1]);
});

test('a search that leaves the same rows gives the very same answer', () => {
  const all = sortSections(input(three), []);
  const found = findInSections(all, 'bet', []);
  expect(found.map(({ accounts }) => accounts.length)).toEqual([2]);
  expect(findInSections(all, 'beta', found)).toBe(found);
  expect(findInSections(all, '', found)).toBe(all);
});

test('a search finds the same, whatever was searched for before it', () => {
  const all = sortSections(input(three), []);
  for (const search of ['b', 'be', 'be 9', 'be 1', 'be', 'b', '', 'e', 'et', 'e a', 'e', 'zebra', 'z', 'beta', 'b']) {
    expect(findInSections(all, search, [])).toEqual(findInSections(sortSections(input(three), []), search, []));
  }
});

test('a row is another one once a search would look in other words', () => {
  const before = sortSections(input(three), []);
  const tagged = three.map((account) => (account.id === '3' ? { ...account, tags: ['eu'] } : account));
  const after = sortSections(input(tagged), before);
  expect(findInSections(after, 'eu', [])[0]?.accounts.map(({ id }) => id)).toEqual(['3']);
});
