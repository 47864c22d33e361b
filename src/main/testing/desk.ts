import './without-electron.ts';
import { onTestFinished } from 'vitest';
import { createAccountChanges } from '../accounts/account-changes.ts';
import { createAccountSecrets } from '../accounts/account-secrets.ts';
import { openAccounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import { providers } from '../providers/index.ts';
import { createTokens } from '../tokens/fresh-token.ts';
import { scriptedHttp } from './scripted-http.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { createTestClock } from './test-clock.ts';
import { createTestKeychain } from './test-keychain.ts';

/** Everything of main that knows accounts and tokens, put together as the program does it: only keychain and network are false. */
export function openDesk<C extends Clock>({
  clock,
  folder = temporaryFolder(),
  keychain = createTestKeychain(),
  keychainIsAway = () => false,
}: {
  clock: C;
  folder?: string;
  keychain?: ReturnType<typeof createTestKeychain>;
  keychainIsAway?: () => boolean;
}) {
  const changed: string[] = [];
  const onChange = (id: string): void => void changed.push(id);
  const accounts = openAccounts({ folder, onUnwritable: () => undefined });
  onTestFinished(() => accounts.flush());
  const secrets = createAccountSecrets(keychain);
  const network = scriptedHttp(clock);
  const { http } = network;
  const tokens = createTokens({ accounts, secrets, providers, http, clock, onChange });
  const changes = createAccountChanges({
    accounts,
    secrets,
    tokens,
    http,
    providers,
    clock,
    onChange,
    keychainIsAway,
  });
  const { script, requests } = network;
  return {
    clock,
    folder,
    keychain,
    accounts,
    secrets,
    network,
    script,
    requests,
    tokens,
    changes,
    changed,
    statusOf: (id: string) => tokens.statusOf(accounts.get(id)),
  };
}

export type Desk = ReturnType<typeof openDesk<ReturnType<typeof createTestClock>>>;

export function openTestDesk(): Desk {
  return openDesk({ clock: createTestClock() });
}

/** Lets everything happen that is under way. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** The next run of the program on the same folder and keychain. */
export async function restart({ accounts, clock, folder, keychain }: Desk): Promise<Desk> {
  await settled();
  accounts.flush();
  clock.restart();
  return openDesk({ clock, folder, keychain });
}
