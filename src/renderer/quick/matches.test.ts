import { expect, test } from 'vitest';
import { anAccount } from '../accounts/an-account.ts';
import { quickMatches } from './matches.ts';

test('the quick search offers pinned accounts, then those used last, then by label, and never more than eight', () => {
  const accounts = [
    anAccount({ id: '1', label: 'b' }),
    anAccount({ id: '2', label: 'a' }),
    anAccount({ id: '3', label: 'z', lastUsedAt: 5 }),
    anAccount({ id: '4', label: 'y', lastUsedAt: 9 }),
    anAccount({ id: '5', label: 'x', pinned: true }),
    ...Array.from({ length: 9 }, (_, index) => anAccount({ id: `m${index}`, label: `m${index}` })),
  ];
  const state = {
    accounts: Object.fromEntries(accounts.map((account) => [account.id, account])),
    sections: [
      {
        id: 'cloudidr' as const,
        name: 'Cloudidr',
        accounts: accounts.map(({ id, label }) => ({ id, label, text: '' })),
      },
    ],
  };
  expect(quickMatches(state).map(({ id }) => id)).toEqual(['5', '4', '3', '2', '1', 'm0', 'm1', 'm2']);
});
