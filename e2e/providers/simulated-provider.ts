import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProviderId } from '../../src/contract/account.ts';

export interface SimulatedUser {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  /** True unless given. */
  readonly active?: boolean;
  /** Neostra asks a user of any to choose one; a closed one is offered and then refused. */
  readonly tenants?: readonly { readonly id: string; readonly name: string; readonly closed?: boolean }[];
}

export type RequestKind = 'sign-in' | 'select-tenant' | 'protected' | 'create-user' | 'who-am-i' | 'other';

/** A request that arrived whole. One whose sender hung up half-way is not logged. */
export interface LoggedRequest {
  readonly method: string;
  /** As it came: with the base path and the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where it was refused for its size. */
  readonly body: string;
  /** When it had arrived, in ms since 1970 by this machine's clock. */
  readonly at: number;
  /** Of the answer; 0 until its headers are sent. */
  readonly status: number;
  /** `other` where path and method together name no route. Appmixer's protected route is its `who-am-i`. */
  readonly kind: RequestKind;
}

/** Answers in place of the provider. The request's body has been read by then: it is in the log. */
export type AnswerHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** One provider as its documentation page describes it, on a port of this machine. */
export interface SimulatedProvider {
  readonly id: ProviderId;
  /** `http://127.0.0.1:PORT` and the base path, without a trailing slash. */
  readonly baseUrl: string;
  /** Where a GET with a live access token gives 200, and with anything else 401. Without the base path. */
  readonly protectedPath: string;
  /** Also replaces an earlier user of the same username or email: so a password changes or an account goes inactive. */
  addUser(user: SimulatedUser): void;
  /**
   * How long tokens live, for those issued from now on; 0 or more, fractions allowed. What a token or an answer says
   * about it is in whole seconds, rounded down: no token promises more life than it gets. Throws a `RangeError`.
   */
  tokenLifetimeSeconds: number;
  /** Issues JWTs without `exp` where there would be one (CloudIO, Appmixer). They end just the same. */
  jwtWithoutExp: boolean;
  /** How far the server's clock is ahead of this machine's: in its `Date` headers, its tokens and its judgement. */
  clockOffsetMs: number;
  /** How long each answer waits. */
  delayMs: number;
  /** Grows while requests come in. */
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  /** Every access token, refresh token and CSRF value ever issued, for scans. Answers given by others are not in it. */
  readonly issuedTokens: readonly string[];
  /**
   * Asks the protected route over HTTP, with exactly this token as Bearer; true only on 200. Rejects if the server
   * can't be reached.
   */
  accepts(copied: string, extras?: { readonly csrf?: string }): Promise<boolean>;
  /** Ends this access token. Throws if it was never issued here. */
  revoke(token: string): void;
  revokeAll(): void;
  /** The next sign-ins (one unless told) are answered by this instead. Several calls queue up. */
  answerNext(handler: AnswerHandler, times?: number): void;
  /** Drops what `answerNext` was given and nothing has used yet. */
  answerAsUsual(): void;
  /** Stops listening and ends every connection, those of unfinished answers too. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** A free one unless given. */
  readonly port?: number;
  /** Where the API lies behind a gateway, e.g. `/gateway`: anything outside it is 404. */
  readonly basePath?: string;
}
