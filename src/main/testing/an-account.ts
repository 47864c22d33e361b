import type { AccountStatus, AccountView } from '../../contract/account.ts';
import type { AccountDraft } from '../../contract/calls.ts';
import type { AccountRecord } from '../accounts/account-record.ts';

/** A complete record for tests, which name only what they are about. */
export function aRecord(given: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: crypto.randomUUID(),
    provider: 'cloudidr',
    label: 'prod admin',
    identifier: { kind: 'username', value: 'ana' },
    baseUrl: 'https://public-api.cloudidr.com',
    tags: [],
    authority: null,
    environment: null,
    pinned: false,
    position: null,
    choice: null,
    copyForm: 'token',
    createdAt: 0,
    lastUsedAt: null,
    rejected: null,
    session: null,
    attempts: [],
    pending: null,
    ...given,
  };
}

/** The same as the window and the tray see it. */
export function aView(given: Partial<AccountView> = {}): AccountView {
  const {
    id,
    provider,
    label,
    identifier,
    baseUrl,
    tags,
    authority,
    environment,
    pinned,
    position,
    copyForm,
    lastUsedAt,
  } = aRecord();
  const status: AccountStatus = { kind: 'signed-out' };
  return {
    id,
    provider,
    label,
    identifier,
    baseUrl,
    tags,
    authority,
    environment,
    pinned,
    position,
    copyForm,
    lastUsedAt,
    choice: null,
    status,
    ...given,
  };
}

/** An account form as typed, for a user of Cloudidr. */
export function aDraft(given: Partial<AccountDraft> = {}): AccountDraft {
  return {
    provider: 'cloudidr',
    label: 'prod admin',
    username: 'ana',
    email: '',
    password: 'canary-password',
    baseUrl: '',
    tags: [],
    environment: null,
    authority: null,
    ...given,
  };
}
