import type { AccountDraft } from '../../../src/contract/calls.ts';
import type { FailureCode } from '../../../src/contract/result.ts';

/** What the process that holds the accounts can be asked for. */
export type Deed =
  /** Ends what runs, as on quitting, and starts on this folder; answers what it found. */
  | { readonly what: 'start'; readonly folder: string }
  | { readonly what: 'add'; readonly draft: AccountDraft }
  | { readonly what: 'edit'; readonly id: string; readonly draft: AccountDraft }
  | { readonly what: 'sign-in'; readonly id: string }
  | { readonly what: 'delete'; readonly id: string }
  /** Ends the process by SIGKILL, so many ms after so many of the ends and beginnings of calls to the keychain. */
  | { readonly what: 'crash-later'; readonly moments: number; readonly ms: number };

/** What a start finds, once it has finished what was interrupted. */
export interface Found {
  readonly accounts: readonly { readonly id: string; readonly label: string; readonly asksForPassword: boolean }[];
  readonly interrupted: number;
}

export interface Asked {
  readonly number: number;
  readonly deed: Deed;
}

/** An addition answers the id, a start what was found. */
export interface Done {
  readonly number: number;
  readonly failed: FailureCode | null;
  readonly id?: string;
  readonly found?: Found;
}
