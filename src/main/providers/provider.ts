import type { Identifier, ProviderForm } from '../../contract/account.ts';
import type { Secret } from '../secret.ts';
import type { Exchange, Http } from './http.ts';

/** Where and as whom to sign in. */
export interface SignInAs {
  readonly identifier: Identifier;
  /** Without a trailing slash; a path in it is a prefix. */
  readonly baseUrl: string;
  /** What was chosen when the provider asked, by its id; null where it was not asked yet. */
  readonly choice: string | null;
}

/** Who signed in, as the provider tells it. */
export interface Profile {
  readonly id: string | null;
  readonly username: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly plan: string | null;
  readonly organization: string | null;
  /** Null where the provider does not say. */
  readonly active: boolean | null;
}

export const emptyProfile: Profile = {
  id: null,
  username: null,
  email: null,
  name: null,
  roles: [],
  permissions: [],
  plan: null,
  organization: null,
  active: null,
};

/** What a successful sign-in returned. */
export interface SignIn {
  readonly accessToken: Secret;
  readonly refreshToken: Secret | null;
  /** Must accompany CloudIO's token. */
  readonly csrf: Secret | null;
  /** The answer's own word on the token's lifetime, in s; null where it says nothing usable. */
  readonly expiresInSeconds: number | null;
  /** What the provider's page says of tokens from this way of signing in, in ms, where that differs from the usual. */
  readonly documentedLifetimeMs?: number;
  readonly profile: Profile;
  readonly exchange: Exchange;
}

export interface NewUser {
  readonly username: string;
  readonly email: string;
  readonly password: Secret;
}

/**
 * A system that one can sign in to. What it can't do is absent.
 *
 * A sign-in that needs a further choice (a tenant) fails with `choice-needed`, which carries the options; with one of
 * them in `SignInAs`, it goes through without asking. Else each request fails with a `TokendockError` in the user's words: `invalid-credentials`, `account-inactive`,
 * `rate-limited`, `provider-unavailable`, `bad-answer`, and all that `Http` fails with.
 */
export interface Provider {
  readonly form: ProviderForm;
  /** The token's documented lifetime, in ms, used where neither the answer nor the token says. */
  readonly documentedLifetimeMs: number | null;
  /** How long a token counts as fresh where nothing says when it expires, in ms. */
  readonly assumedFreshMs: number;
  /** The base URL that a shorter input stands for (a tenant's name), or null. */
  readonly baseUrlOf?: (input: string) => string | null;
  /** Why this identifier can't be used, or null. */
  readonly identifierProblem?: (identifier: Identifier) => string | null;
  /** In characters, where the provider's page states one. */
  readonly minPasswordLength?: number;
  readonly signIn: (http: Http, as: SignInAs, password: Secret) => Promise<SignIn>;
  readonly createUser?: (http: Http, baseUrl: string, user: NewUser) => Promise<SignIn>;
  readonly whoAmI?: (http: Http, baseUrl: string, accessToken: Secret) => Promise<Profile>;
}

export const minute = 60_000;
export const hour = 60 * minute;
