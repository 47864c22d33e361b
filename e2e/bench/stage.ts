import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AccountRecord } from '../../src/main/accounts/account-record.ts';
import { createKeychainClient } from '../../src/main/keychain/client.ts';
import { aRecord } from '../../src/main/testing/an-account.ts';
import { launchApp } from '../app.ts';
import { writeAccounts } from '../many-accounts.ts';
import { startProvider } from '../providers/index.ts';
import type { SimulatedProvider } from '../providers/simulated-provider.ts';
import { startSecretService } from '../secret-service.ts';
import { forkKeychainWorker } from '../secret-service-worker.ts';
import type { LaunchedApp } from '../stand-in/hosts/launched-app.ts';

/** The app among so many accounts, one of which can sign in; its provider and its keychain are the stage's own. */
export interface Stage {
  readonly app: LaunchedApp;
  readonly server: SimulatedProvider;
  /** How the tray's item of the account that can sign in begins, which is at the top of its menu. */
  readonly item: string;
  /** What a program needs in its environment to find the keychain. */
  readonly env: Readonly<Record<string, string>>;
  /** Signs in as the app does, by nothing but `fetch`; answers the token. */
  readonly fetchToken: () => Promise<string>;
  /** The same request, for other programs. */
  readonly request: { readonly url: string; readonly body: string };
}

export const keychainProgram = resolve(import.meta.dirname, '../../out/main/keychain-worker.js');

const user = { username: 'bench', email: 'bench@example.com', password: 'canary-Pa55-bench' };

/** `each` is what all other accounts are like. */
export async function onStage<T>(
  accounts: number,
  work: (stage: Stage) => Promise<T>,
  each: (server: SimulatedProvider) => Partial<AccountRecord> = () => ({}),
): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-bench-'));
  const service = process.platform === 'linux' ? await startSecretService() : null;
  const server = await startProvider('cloudidr');
  const env = service?.env ?? {};
  const keychain = createKeychainClient({ startWorker: () => forkKeychainWorker(env, keychainProgram) });
  const identifier = { kind: 'username', value: user.username } as const;
  const account = aRecord({ label: 'bench', identifier, baseUrl: server.baseUrl, pinned: true, lastUsedAt: 1 });
  let app: LaunchedApp | null = null;
  try {
    server.addUser(user);
    await writeAccounts(profile, accounts - 1, { each: each(server), also: [account] });
    await keychain.setPassword(account.id, user.password);
    app = await launchApp({ profile, env });
    return await work({ app, server, item: 'bench · Cloudidr', env, ...requestOf(server) });
  } finally {
    await app?.close();
    await keychain.deletePassword(account.id);
    await keychain.deletePassword(`${account.id}:session`);
    keychain.end();
    await server.close();
    await service?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function requestOf(server: SimulatedProvider): Pick<Stage, 'fetchToken' | 'request'> {
  const url = `${server.baseUrl}/external/api/v1/sign-in`;
  const body = JSON.stringify({ username: user.username, password: user.password });
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  return {
    request: { url, body },
    async fetchToken() {
      const response = await fetch(url, { method: 'POST', headers, body });
      const answer: { readonly access_token: string } = await response.json();
      return answer.access_token;
    },
  };
}
