import type { AccountView, ProviderForm } from './account.ts';
import type { Failure } from './result.ts';
import type { Settings } from './settings.ts';

/** Where secrets are kept, and what is wrong with it if anything is. */
export interface KeychainState {
  /** `memory`: the user chose to keep secrets for this run only. */
  readonly mode: 'system' | 'memory';
  /** The last failure of the keychain itself, until a call succeeds. */
  readonly failure: Failure | null;
}

/** Something that the user must know and can dismiss, e.g. a damaged file that was set aside. */
export interface Notice {
  readonly id: string;
  readonly text: string;
}

/** All that the window shows. */
export interface AppState {
  readonly version: string;
  /** What the person prefers on this computer, first choice first (BCP 47). */
  readonly systemLanguages: readonly string[];
  /** While it is locked, nothing of the accounts is told. */
  readonly locked: boolean;
  readonly providers: readonly ProviderForm[];
  readonly accounts: readonly AccountView[];
  readonly settings: Settings;
  readonly keychain: KeychainState;
  readonly notices: readonly Notice[];
}
