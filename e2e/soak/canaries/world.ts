import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { ProviderId } from '../../../src/contract/account.ts';
import { launchApp } from '../../app.ts';
import { scanFiles } from '../../canaries.ts';
import { startAllProviders } from '../../providers/index.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import { startSecretService } from '../../secret-service.ts';
import type { SecretService, SecretServiceOptions } from '../../secret-service.ts';

export type App = Awaited<ReturnType<typeof launchApp>>;

/** Five providers, a keychain, and one folder for all that the program may write: profile, home, temporary files. */
export interface World {
  readonly servers: Readonly<Record<ProviderId, SimulatedProvider>>;
  /** Null where the system's own is used. */
  readonly keychain: SecretService | null;
  readonly folder: string;
  readonly profile: string;
  /** A password that occurs nowhere else, with characters that every encoding changes, or fit for a host's name. */
  readonly newSecret: (kind?: 'odd' | 'host') => string;
  /** Every secret so far: those made here, and all that the providers issued. */
  readonly secrets: () => string[];
  readonly addSecrets: (more: readonly string[]) => void;
  readonly launch: () => Promise<App>;
  readonly scan: () => ReturnType<typeof scanFiles>;
  readonly close: () => Promise<void>;
}

export async function openWorld(keyring: SecretServiceOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-world-'));
  const place = (name: string): string => join(folder, name);
  const names = ['home', 'tmp', 'config', 'cache', 'data', 'state', 'profile', 'files'];
  await Promise.all(names.map((name) => mkdir(place(name))));
  const servers = await startAllProviders();
  const keychain = process.platform === 'linux' ? await startSecretService(keyring) : null;
  const made: string[] = [];
  const apps: App[] = [];
  const env = {
    HOME: place('home'),
    TMPDIR: place('tmp'),
    XDG_CONFIG_HOME: place('config'),
    XDG_CACHE_HOME: place('cache'),
    XDG_DATA_HOME: place('data'),
    XDG_STATE_HOME: place('state'),
    ...keychain?.env,
  };
  const secrets = (): string[] => [...made, ...Object.values(servers).flatMap((server) => server.issuedTokens)];
  return {
    servers,
    keychain,
    folder,
    profile: place('profile'),
    newSecret(kind = 'odd') {
      const unique = randomBytes(6).toString('hex');
      const secret = kind === 'odd' ? `canary ${unique}/+"é😀` : `canary-${unique}`;
      made.push(secret);
      return secret;
    },
    secrets,
    addSecrets: (more) => void made.push(...more),
    async launch() {
      const app = await launchApp({ profile: place('profile'), env });
      apps.push(app);
      return app;
    },
    scan: () => scanFiles(folder, secrets()),
    async close() {
      for (const app of apps) await app.kill();
      await Promise.all(Object.values(servers).map((server) => server.close()));
      await keychain?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
