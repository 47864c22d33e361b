import type { Failure } from './result.ts';

/** A line of a table: what it is about and what it says. Never a secret. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
}

/** One attempt to sign in. */
export interface Attempt {
  /** When it began, in ms since 1970. */
  readonly at: number;
  readonly tookMs: number;
  /** Why it failed, in words; null where it did not. */
  readonly failure: string | null;
}

/** All that is known about an account, asked for when a person looks. */
export interface AccountDetails {
  /** Whether a session is at hand that profile and claims can come from. */
  readonly hasSession: boolean;
  /** Who signed in, as the provider told it. */
  readonly profile: readonly DetailRow[];
  /** What the token says of itself; empty where it is no JWT. */
  readonly claims: readonly DetailRow[];
  /** The last ones, newest first. */
  readonly attempts: readonly Attempt[];
  readonly keychain: { readonly password: boolean; readonly session: boolean } | Failure;
  readonly createdAt: number;
}
