import { describe, expect, test } from 'vitest';
import { anAccount } from './an-account.ts';
import { matches, searchableText, searchWords } from './search.ts';

const account = anAccount({
  label: 'Zoë’s staging',
  identifier: { kind: 'email', value: 'zoe@acme.example' },
  baseUrl: 'https://gateway.acme.example:8443/cloudidr',
  tags: ['EU', 'billing'],
});
const found = (query: string): boolean => matches(searchableText(account, 'Cloudidr'), searchWords(query));

describe('a search', () => {
  test.each(['', '   ', 'staging', 'ZOE', 'zoë', 'zoe@acme', 'gateway', '8443', 'cloudidr', 'eu', 'bill'])(
    'finds the account by “%s”',
    (query) => {
      expect(found(query)).toBe(true);
    },
  );

  test('needs every word, in any order', () => {
    expect(found('eu staging cloudidr')).toBe(true);
    expect(found('eu production')).toBe(false);
  });

  test('does not join two fields to one word', () => {
    expect(found('stagingzoe')).toBe(false);
  });
});
