import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderId } from '../../src/contract/account.ts';
import { startAllProviders } from '../providers/index.ts';
import type { SimulatedProvider } from '../providers/simulated-provider.ts';
import { startSecretService } from '../secret-service.ts';
import { cast } from './cast.ts';
import type { Part } from './cast.ts';

/** All that the demo plays on: nothing of it outlives the demo. */
export interface Stage {
  readonly servers: Readonly<Record<ProviderId, SimulatedProvider>>;
  readonly parts: readonly Part[];
  readonly profile: string;
  /** What the app needs to find the throwaway keychain. */
  readonly env: Record<string, string>;
  readonly close: () => Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const servers = await startAllProviders();
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-demo-'));
  // Elsewhere the system's own keychain is used; its entries are removed with the accounts at the end.
  const keychain = process.platform === 'linux' ? await startSecretService() : null;
  return {
    servers,
    parts: cast(servers),
    profile,
    env: keychain?.env ?? {},
    async close() {
      await Promise.all(Object.values(servers).map((server) => server.close()));
      await keychain?.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
