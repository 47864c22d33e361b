import type { ProviderId } from '../../src/contract/account.ts';
import { appmixer } from './appmixer.ts';
import { auths } from './auths.ts';
import { cloudidr } from './cloudidr.ts';
import { cloudio } from './cloudio.ts';
import { neostra } from './neostra.ts';
import { Refusal, type Simulation } from './server/simulation.ts';

export const simulations: Readonly<Record<ProviderId, Simulation>> = { cloudidr, cloudio, auths, neostra, appmixer };

/** A failure with these words in the form of the provider, as JSON text. */
export function failureText(provider: ProviderId, status: number, words: string): string {
  return JSON.stringify(simulations[provider].failure(new Refusal(status, words), Date.now()));
}
