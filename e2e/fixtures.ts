import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { ProviderId } from '../src/contract/account.ts';
import { launchApp } from './app.ts';
import { startAllProviders } from './providers/index.ts';
import type { SimulatedProvider } from './providers/simulated-provider.ts';
import { startSecretService } from './secret-service.ts';
import type { Entry } from './window-steps.ts';

export type App = Awaited<ReturnType<typeof launchApp>>;
type Servers = Readonly<Record<ProviderId, SimulatedProvider>>;
type SecretService = Awaited<ReturnType<typeof startSecretService>>;

interface Fixtures {
  readonly servers: Servers;
  readonly profile: string;
  /** Opens the app on the test's profile and the private keychain; closed after the test. */
  readonly launch: (env?: Record<string, string>) => Promise<App>;
  /** The app, opened once. */
  readonly app: App;
}

interface WorkerFixtures {
  /** A private one on Linux; elsewhere null: there the system's own is used, under names that are never used twice. */
  readonly keychain: SecretService | null;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  keychain: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright asks for the first parameter to be destructured.
    async ({}, use) => {
      const keychain = process.platform === 'linux' ? await startSecretService() : null;
      await use(keychain);
      await keychain?.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for the first parameter to be destructured.
  servers: async ({}, use) => {
    const servers = await startAllProviders();
    await use(servers);
    await Promise.all(Object.values(servers).map((server) => server.close()));
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for the first parameter to be destructured.
  profile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'tokendock-e2e-'));
    await use(profile);
    await rm(profile, { recursive: true, force: true });
  },
  launch: async ({ keychain, profile }, use) => {
    const apps: App[] = [];
    await use(async (env = {}) => {
      const app = await launchApp({ profile, env: { ...keychain?.env, ...env } });
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      await app.close();
      // What nothing caught is only logged.
      expect(app.logs()).not.toContain('Unexpected: ');
    }
  },
  app: async ({ launch }, use) => {
    await use(await launch());
  },
});

export { expect } from '@playwright/test';

export const password = 'canary-Pa55-7391-😀';

/** A user at the server, and what the form needs to sign in as them. */
export function entryAt(server: SimulatedProvider, label: string): Entry {
  const username = label.toLowerCase().replaceAll(/\W/g, '-');
  const email = `${username}@example.com`;
  server.addUser({ username, email, password });
  const byEmail = server.id === 'neostra' || server.id === 'auths';
  return { provider: server.id, label, ...(byEmail ? { email } : { username }), password, baseUrl: server.baseUrl };
}
