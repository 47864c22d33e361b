import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { emptyProfile } from '../providers/provider.ts';
import type { Profile, Provider, SignIn } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { lifetimeOf } from './lifetime.ts';

/** How long a token lives and how long it is fresh, from when it was asked for; all in ms. */
export interface TokenLife {
  /** The wall clock's time when it was asked for, since 1970. */
  readonly receivedAt: number;
  /** Null where neither the answer, nor the token, nor the provider's page says. */
  readonly lifetimeMs: number | null;
  readonly freshForMs: number;
}

/** What a sign-in returned. */
export interface Session extends TokenLife {
  readonly accessToken: Secret;
  readonly refreshToken: Secret | null;
  readonly csrf: Secret | null;
  readonly profile: Profile;
  /** The monotonic clock's time then. */
  readonly receivedMonotonic: number;
}

export function sessionOf(signIn: SignIn, provider: Provider): Session {
  const { accessToken, refreshToken, csrf, profile, exchange } = signIn;
  const lifetimeMs = lifetimeOf(signIn) ?? signIn.documentedLifetimeMs ?? provider.documentedLifetimeMs;
  return {
    accessToken,
    refreshToken,
    csrf,
    profile,
    receivedAt: exchange.sentAt,
    receivedMonotonic: exchange.sentMonotonic,
    lifetimeMs,
    freshForMs: lifetimeMs === null ? provider.assumedFreshMs : lifetimeMs - safetyMargin(lifetimeMs),
  };
}

/** 60 s, or 10 % of the lifetime where that is shorter. */
function safetyMargin(lifetimeMs: number): number {
  return Math.min(60_000, lifetimeMs / 10);
}

const storedSecret = z.pipe(
  z.string().check(z.minLength(1)),
  z.transform((value: string) => new Secret(value)),
);
const stored = z.object({
  accessToken: storedSecret,
  refreshToken: z.nullable(storedSecret),
  csrf: z.nullable(storedSecret),
  receivedAt: z.number(),
  lifetimeMs: z.nullable(z.number()),
  freshForMs: z.number(),
  // Unknown to earlier versions.
  receivedMonotonic: z.optional(z.number()),
  profile: z.record(z.string(), z.unknown()),
});

/** The text that the keychain keeps: it holds the tokens in the clear and goes nowhere else. */
export function serializeSession(session: Session): string {
  const { accessToken, refreshToken, csrf, receivedAt, receivedMonotonic, lifetimeMs, freshForMs, profile } = session;
  return JSON.stringify({
    accessToken: accessToken.reveal(),
    refreshToken: refreshToken?.reveal() ?? null,
    csrf: csrf?.reveal() ?? null,
    receivedAt,
    receivedMonotonic,
    lifetimeMs,
    freshForMs,
    profile,
  });
}

/**
 * How old it is at least, by a clock that counts from the system's start. Where that stands lower than when the token was
 * asked for, the system was started since.
 */
function leastAge(receivedMonotonic: number | undefined, monotonic: number): number {
  if (receivedMonotonic === undefined) return 0;
  return monotonic < receivedMonotonic ? monotonic : monotonic - receivedMonotonic;
}

/**
 * Reads what `serializeSession` wrote; null for anything else, and for a session from the future: then the clock was
 * set back since, and nobody knows how old it is.
 */
export function parseSession(text: string, clock: Clock): Session | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = stored.safeParse(json);
  if (!parsed.success) return null;
  const elapsed = clock.now() - parsed.data.receivedAt;
  if (elapsed < 0) return null;
  const monotonic = clock.monotonic();
  const profile = { ...emptyProfile, ...parsed.data.profile };
  return {
    ...parsed.data,
    profile,
    receivedMonotonic: monotonic - Math.max(elapsed, leastAge(parsed.data.receivedMonotonic, monotonic)),
  };
}
