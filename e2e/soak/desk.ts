import type { AccountDraft } from '../../src/contract/calls.ts';
import { createAccountChanges } from '../../src/main/accounts/account-changes.ts';
import { createAccountSecrets } from '../../src/main/accounts/account-secrets.ts';
import { openAccounts } from '../../src/main/accounts/accounts.ts';
import { systemClock as clock } from '../../src/main/clock.ts';
import { createKeychainClient } from '../../src/main/keychain/client.ts';
import type { KeychainClient } from '../../src/main/keychain/client.ts';
import type { Keychain } from '../../src/main/keychain/keychain.ts';
import { createHttp } from '../../src/main/providers/http.ts';
import { providers } from '../../src/main/providers/index.ts';
import { createTokens } from '../../src/main/tokens/fresh-token.ts';
import { forkKeychainWorker } from '../secret-service-worker.ts';

const onChange = (): void => undefined;

/**
 * All of main that knows accounts and secrets, put together as the program does it, without Electron: real files, real
 * requests, and the keychain's own process. Needs `without-electron.ts`, which `find-checks.ts` brings.
 */
export function openDesk({ folder, keychain }: { folder: string; keychain: Keychain }) {
  const accounts = openAccounts({ folder, onUnwritable: onChange });
  const secrets = createAccountSecrets(keychain);
  const http = createHttp({ fetch, clock });
  const tokens = createTokens({ accounts, secrets, providers, http, clock, onChange });
  const changes = createAccountChanges({ accounts, secrets, tokens, http, providers, clock, onChange });
  return { accounts, secrets, tokens, changes };
}

export type Desk = ReturnType<typeof openDesk>;

export function keychainOn(env: Readonly<Record<string, string>>): KeychainClient {
  return createKeychainClient({ startWorker: () => forkKeychainWorker(env) });
}

/** An account form as typed, for a user of Cloudidr. */
export function draftFor(baseUrl: string, label: string, given: Partial<AccountDraft> = {}): AccountDraft {
  return {
    provider: 'cloudidr',
    label,
    username: 'ana',
    email: '',
    password: 'canary-soak-7742',
    baseUrl,
    tags: [],
    environment: null,
    authority: null,
    ...given,
  };
}
