import type { ProviderId } from '../../src/contract/account.ts';
import { startServer } from './server/provider-server.ts';
import type { SimulatedProvider, StartOptions } from './simulated-provider.ts';
import { simulations } from './simulations.ts';

/** A server of its own: its users, tokens and log are shared with no other. It runs until it is closed. */
export function startProvider(id: ProviderId, options: StartOptions = {}): Promise<SimulatedProvider> {
  return startServer(id, simulations[id], options);
}

export async function startAllProviders(): Promise<Record<ProviderId, SimulatedProvider>> {
  const [cloudidr, cloudio, auths, neostra, appmixer] = await Promise.all([
    startProvider('cloudidr'),
    startProvider('cloudio'),
    startProvider('auths'),
    startProvider('neostra'),
    startProvider('appmixer'),
  ]);
  return { cloudidr, cloudio, auths, neostra, appmixer };
}
