import type { IncomingHttpHeaders } from 'node:http';
import type { RequestKind } from '../simulated-provider.ts';
import type { ProviderState } from './provider-state.ts';
import type { StoredUser } from './users.ts';

/** A request with its whole body. */
export interface ArrivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: object;
}

interface Route {
  readonly kind: RequestKind;
  /** May throw a `Refusal`. */
  answer(request: ArrivedRequest, state: ProviderState): Answer;
}

type Routes = Readonly<Record<string, { readonly GET?: Route; readonly POST?: Route }>>;

/** What a sign-in answers. `unknown` where a hostile answer may put something else. */
export interface SignedIn {
  readonly user: StoredUser;
  readonly token: unknown;
  /** In s. Unused by providers whose answer says nothing about it. */
  readonly lifetime: unknown;
  readonly refreshToken: string;
  readonly csrf: string;
  readonly sessionId: string;
  /** By the server's clock, in ms since 1970. */
  readonly now: number;
}

/** What one provider's page says, as data and pure functions; the server around it is the same for all. */
export interface Simulation {
  /** For new tokens, until a test says otherwise; in s. */
  readonly lifetimeSeconds: number;
  /** Where a client learns how long a token lives. */
  readonly lifetimeIn: 'answer' | 'jwt' | 'nowhere';
  readonly protectedPath: string;
  readonly routes: Routes;
  /** The body of a successful sign-in. */
  signedIn(session: SignedIn): object;
  /** The body of every other answer. `now` as in `SignedIn`. */
  failure(refusal: Refusal, now: number): object;
}

/** Thrown by a route; the server answers it in the provider's own form. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** Further words, for the forms that have room for them. */
  readonly errors: readonly string[];

  constructor(status: number, words: string, errors: readonly string[] = []) {
    super(words);
    this.status = status;
    this.errors = errors;
  }
}
