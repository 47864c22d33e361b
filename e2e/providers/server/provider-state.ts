import { randomBytes, randomUUID } from 'node:crypto';
import { isSignedBy, signJwt } from './jwt.ts';
import { type StoredUser, UserTable } from './users.ts';

interface LiveToken {
  readonly user: StoredUser;
  readonly csrf: string | undefined;
  /** By the server's clock, in ms since 1970. */
  readonly endsAt: number;
}

/** What one running server knows: its users, its tokens, its clock. */
export class ProviderState {
  readonly users = new UserTable();
  readonly issuedTokens: string[] = [];
  jwtWithoutExp = false;
  clockOffsetMs = 0;
  readonly #key = randomBytes(32);
  readonly #tokens = new Map<string, LiveToken | 'revoked'>();
  readonly #temporary = new Map<string, StoredUser>();
  #lifetimeSeconds: number;

  constructor(lifetimeSeconds: number) {
    this.#lifetimeSeconds = lifetimeSeconds;
  }

  get lifetimeSeconds(): number {
    return this.#lifetimeSeconds;
  }

  set lifetimeSeconds(seconds: number) {
    if (!Number.isFinite(seconds) || seconds < 0) throw new RangeError('A lifetime is 0 s or more.');
    this.#lifetimeSeconds = seconds;
  }

  now(): number {
    return Date.now() + this.clockOffsetMs;
  }

  /**
   * A new JWT with these claims, `iat`, a `jti` that no other has, and `exp` if asked for. It lives for exactly the
   * lifetime set, to the millisecond; `exp` is rounded down to a whole second, so it never comes after the end.
   */
  issueJwt(user: StoredUser, claims: object, options: { readonly exp?: boolean; readonly csrf?: string } = {}): string {
    const now = this.now();
    const endsAt = now + this.#lifetimeSeconds * 1000;
    const token = signJwt(
      {
        ...claims,
        iat: Math.floor(now / 1000),
        exp: options.exp && !this.jwtWithoutExp ? Math.floor(endsAt / 1000) : undefined,
        jti: randomUUID(),
      },
      this.#key,
    );
    this.#tokens.set(token, { user, csrf: options.csrf, endsAt });
    this.issuedTokens.push(token);
    return token;
  }

  /** A new secret that opens nothing by itself: a refresh token (no page documents how to use one) or a CSRF value. */
  issueSecret(): string {
    const secret = randomUUID();
    this.issuedTokens.push(secret);
    return secret;
  }

  /** A token that is good for one further step of the sign-in, and opens nothing else. */
  issueTemporary(user: StoredUser): string {
    const token = this.issueSecret();
    this.#temporary.set(token, user);
    return token;
  }

  /** Who is half-way through signing in with it. */
  temporaryHolder(token: string): StoredUser | null {
    return this.#temporary.get(token) ?? null;
  }

  /** Whose token this is and its CSRF value, if it is signed, neither ended nor revoked; else null. */
  holder(token: string): LiveToken | null {
    // The table alone would do; the signature is checked as a real provider would.
    if (!isSignedBy(token, this.#key)) return null;
    const live = this.#tokens.get(token);
    return live === undefined || live === 'revoked' || live.endsAt <= this.now() ? null : live;
  }

  revoke(token: string): void {
    // The message must not quote it: a test's output may be kept.
    if (!this.#tokens.has(token)) throw new Error('This is no access token that was issued here.');
    this.#tokens.set(token, 'revoked');
  }

  revokeAll(): void {
    for (const token of this.#tokens.keys()) this.#tokens.set(token, 'revoked');
  }
}
