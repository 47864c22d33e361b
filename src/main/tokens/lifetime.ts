import type { Exchange } from '../providers/http.ts';
import type { SignIn } from '../providers/provider.ts';
import { at } from '../providers/refusal.ts';

const tenYearsMs = 10 * 365 * 24 * 3_600_000;

/**
 * How long a token lives from when it was asked for, in ms: the answer's own word, else the JWT's `exp` (RFC 7519
 * §4.1.4); null where neither says. Zero or less: it had expired by then.
 */
export function lifetimeOf({ expiresInSeconds, accessToken, exchange }: SignIn): number | null {
  if (expiresInSeconds !== null) return expiresInSeconds * 1000;
  const claims = jwtTimes(accessToken.reveal());
  if (claims === null) return null;
  return Math.min(leftBy(claims, exchange), tenYearsMs);
}

/** `Date` and `iat` are cut to whole seconds: the provider's clock may have stood this much later, in ms. */
const cut = 999;

/**
 * By the provider's own clock, since this machine's may be wrong; the latest that it says counts. Where there is no `Date`
 * (RFC 9110 §6.6.1), this machine's has a say too, since a token may have been made long before it was sent.
 */
function leftBy({ exp, iat }: JwtTimes, { sentAt, serverTime }: Exchange): number {
  const said = [serverTime, iat].filter((time) => time !== null);
  const left = said.map((time) => exp - time - cut);
  return Math.min(...left, ...(serverTime === null ? [exp - sentAt] : []));
}

interface JwtTimes {
  readonly exp: number;
  readonly iat: number | null;
}

/** The times of a token that looks like a JWT, in ms since 1970; its signature is the provider's business. */
function jwtTimes(token: string): JwtTimes | null {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const exp = timeIn(claims, 'exp');
    const iat = timeIn(claims, 'iat');
    // Issued after its end, it was made by several clocks, of which none is to be believed.
    return exp === null ? null : { exp, iat: iat !== null && iat < exp ? iat : null };
  } catch {
    return null;
  }
}

function timeIn(claims: unknown, name: string): number | null {
  const seconds = at(claims, name);
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : null;
}
