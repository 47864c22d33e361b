import type { ProviderId } from '../../../src/contract/account.ts';
import { createAccountChanges } from '../../../src/main/accounts/account-changes.ts';
import { createAccountSecrets } from '../../../src/main/accounts/account-secrets.ts';
import { openAccounts } from '../../../src/main/accounts/accounts.ts';
import { createClipboard } from '../../../src/main/desktop/clipboard.ts';
import type { Clock } from '../../../src/main/clock.ts';
import type { Keychain } from '../../../src/main/keychain/keychain.ts';
import { createHttp } from '../../../src/main/providers/http.ts';
import type { Fetch } from '../../../src/main/providers/http.ts';
import { providers } from '../../../src/main/providers/index.ts';
import { createCopyToken } from '../../../src/main/tokens/copy-token.ts';
import { createTokens } from '../../../src/main/tokens/fresh-token.ts';

interface Around {
  readonly folder: string;
  readonly keychain: Keychain;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** What the system does with a text that is to be put on its clipboard. */
  readonly write: (text: string) => Promise<void>;
}

const onChange = (): void => undefined;

/** A run of the program's own copy path, from the click to the clipboard; whatever is around it is the check's. */
export function startProgram({ folder, keychain, fetch, clock, write }: Around) {
  const accounts = openAccounts({ folder, onUnwritable: onChange });
  const secrets = createAccountSecrets(keychain);
  const http = createHttp({ fetch, clock });
  const tokens = createTokens({ accounts, secrets, providers, http, clock, onChange });
  const changes = createAccountChanges({ accounts, secrets, tokens, http, providers, clock, onChange });
  const system = { write, readText: async () => '', clear: async () => undefined };
  const clipboard = createClipboard({ system, clock });
  const copyToken = createCopyToken({ accounts, tokens, clipboard, clipboardSeconds: () => 30, clock, onChange });
  return {
    copy: (id: string) => copyToken(id),
    signIn: (id: string) => tokens.signIn(id),
    /** How long the program itself would still copy the token that it holds, in ms; null where it would not. */
    freshLeftMs(id: string): number | null {
      const status = tokens.statusOf(accounts.get(id));
      return status.kind === 'fresh' ? status.staleAt - clock.now() : null;
    },
    add: (provider: ProviderId) =>
      changes.add({
        provider,
        label: 'prod',
        username: provider === 'neostra' ? '' : 'ana',
        email: provider === 'neostra' ? 'ana@example.com' : '',
        password: 'canary-freshness-3310',
        baseUrl: 'https://api.example',
        tags: [],
        environment: null,
        authority: null,
      }),
    /** As it ends: what is under way in the keychain is done, and what is unwritten is written. */
    async end() {
      await new Promise((resolve) => setImmediate(resolve));
      accounts.flush();
      await clipboard.clearIfOurs();
    },
  };
}

/** Entries that outlive the program. */
export function createKeychain(): Keychain {
  const entries = new Map<string, string>();
  return {
    getPassword: async (account) => entries.get(account) ?? null,
    setPassword: async (account, value) => void entries.set(account, value),
    deletePassword: async (account) => entries.delete(account),
  };
}
