import { randomBytes, randomUUID } from 'node:crypto';
import type { ProviderId } from '../../../src/contract/account.ts';
import { signJwt } from '../server/jwt.ts';
import type { SignedIn } from '../server/simulation.ts';
import { storedUser } from '../server/users.ts';
import { simulations } from '../simulations.ts';

const user = storedUser({ username: 'sam', email: 'sam@example.com', password: '' }, 1);
const key = randomBytes(32);

/** The token in every hostile answer that has a good one; says of itself that it lives for an hour from the start. */
export const hostileToken = hostileJwt({ exp: Math.floor(Date.now() / 1000) + 3600 });

/** Well formed, signed by nobody's key. */
export function hostileJwt(claims: object): string {
  return signJwt({ sub: 'hostile', ...claims, jti: randomUUID() }, key);
}

/** The body of a successful sign-in, with some of it exchanged; a member set to `undefined` is left out. */
export function successText(provider: ProviderId, change: Partial<SignedIn> = {}): string {
  const session: SignedIn = {
    user,
    token: hostileToken,
    lifetime: 3600,
    refreshToken: 'hostile-refresh-token',
    csrf: 'hostile-csrf',
    sessionId: 'hostile-session',
    now: Date.now(),
  };
  return JSON.stringify(simulations[provider].signedIn({ ...session, ...change }));
}

/** The same with further members before it: JSON text without braces, e.g. `"a":1`. */
export function successAfter(members: string, provider: ProviderId): string {
  return `{${members},${successText(provider).slice(1)}`;
}
