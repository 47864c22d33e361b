import type { AccountView } from '../../contract/account.ts';

/** A complete account for tests, which name only what they are about. */
export function anAccount(given: Partial<AccountView> = {}): AccountView {
  return {
    id: 'a1',
    provider: 'cloudidr',
    label: 'prod admin',
    identifier: { kind: 'username', value: 'ops@acme.example' },
    baseUrl: 'https://public-api.cloudidr.com',
    tags: [],
    authority: null,
    environment: null,
    pinned: false,
    position: null,
    choice: null,
    copyForm: 'token',
    lastUsedAt: null,
    status: { kind: 'signed-out' },
    ...given,
  };
}
