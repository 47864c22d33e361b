import type { SignIn } from '../providers/provider.ts';

const tenYearsMs = 10 * 365 * 24 * 3_600_000;

/**
 * How long a token lives from its arrival, in ms: the answer's own word, else the JWT's `exp` (RFC 7519 §4.1.4); null
 * where neither says. Zero or less: it had expired when it arrived.
 */
export function lifetimeOf({ expiresInSeconds, accessToken, arrival }: SignIn): number | null {
  if (expiresInSeconds !== null) return expiresInSeconds * 1000;
  const expiry = jwtExpiry(accessToken.reveal());
  if (expiry === null) return null;
  return Math.min(expiry - serverTimeAtArrival(arrival.at, arrival.serverTime), tenYearsMs);
}

/**
 * The provider's time when its answer arrived. `Date` is cut to whole seconds, so while it agrees with the local
 * clock, that one is the finer; else the latest moment that it can mean.
 */
function serverTimeAtArrival(localTime: number, serverTime: number | null): number {
  if (serverTime === null) return localTime;
  const ahead = localTime - serverTime;
  return ahead >= 0 && ahead < 2000 ? localTime : serverTime + 999;
}

/** The `exp` of a token that looks like a JWT, in ms since 1970; its signature is the provider's business. */
function jwtExpiry(token: string): number | null {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return null;
    return typeof claims.exp === 'number' && Number.isFinite(claims.exp) ? claims.exp * 1000 : null;
  } catch {
    return null;
  }
}
