import type { ProviderId } from '../../../src/contract/account.ts';
import type { Fetch } from '../../../src/main/providers/http.ts';
import { signJwt } from '../../providers/server/jwt.ts';
import { storedUser } from '../../providers/server/users.ts';
import { simulations } from '../../providers/simulations.ts';
import type { Machine } from './machine.ts';

/** How a provider answers the next sign-ins; all in ms, but for the life. */
export interface Manner {
  readonly lifeSeconds: number;
  /** Before the token is made, and until the answer has come. */
  readonly delayBefore: number;
  readonly delayAfter: number;
  /** The computer sleeps while the first answer is on its way, and finds it on waking. */
  readonly sleptMeanwhile: number;
  /** How far the provider's clock is ahead. */
  readonly clockOffset: number;
  readonly saysDate: boolean;
}

interface Issued {
  /** By the true time, in ms. */
  readonly issuedAt: number;
  readonly endsAt: number;
  readonly wallErrorThen: number;
  readonly bootThen: number;
  /** How much of a life a careful reader may take for gone: cut seconds, the way, and by how much clocks differ. */
  readonly slownessThen: number;
  revoked: boolean;
}

export type Issuer = ReturnType<typeof createIssuer>;

/** A provider that is its page's in form, and remembers of each token the truth. */
export function createIssuer(id: ProviderId, machine: Machine, manner: () => Manner) {
  const issued = new Map<string, Issued>();
  const user = storedUser({ username: 'ana', email: 'ana@example.com', password: '' }, 1);
  const key = Buffer.alloc(32, 7);
  let requests = 0;
  let sleptOver: Manner | null = null;
  const fetch: Fetch = async () => {
    requests += 1;
    const current = manner();
    const { lifeSeconds, delayBefore, delayAfter, clockOffset, saysDate } = current;
    machine.pass(delayBefore);
    const now = machine.trueTime() + clockOffset;
    const life = id === 'auths' ? 24 * 3600 : lifeSeconds;
    const { token, lasts } = newToken(life, now);
    issued.set(token, {
      issuedAt: machine.trueTime(),
      endsAt: machine.trueTime() + lasts,
      wallErrorThen: machine.wallError(),
      bootThen: machine.boots(),
      slownessThen: delayBefore + delayAfter + 3000 + (saysDate ? 0 : Math.abs(clockOffset - machine.wallError())),
      revoked: false,
    });
    const date = new Date(now).toUTCString();
    const answer = simulations[id].signedIn({
      user,
      token,
      lifetime: life,
      refreshToken: 'refresh',
      csrf: 'csrf',
      sessionId: 'session',
      now,
    });
    machine.pass(delayAfter);
    if (sleptOver !== current) machine.sleep(current.sleptMeanwhile);
    sleptOver = current;
    return new Response(JSON.stringify(answer), { status: 200, headers: saysDate ? { date } : {} });
  };

  /** A JWT says when it ends in whole seconds, and so it ends there. */
  function newToken(life: number, now: number): { token: string; lasts: number } {
    const inToken = simulations[id].lifetimeIn !== 'answer' && id !== 'auths';
    const iat = Math.floor(now / 1000);
    const exp = Math.floor(now / 1000 + life);
    const token = signJwt({ sub: 'ana', jti: crypto.randomUUID(), ...(inToken && { iat, exp }) }, key);
    return { token, lasts: inToken ? exp * 1000 - now : life * 1000 };
  }

  return {
    fetch,
    issued,
    requests: () => requests,
    revokeAll: () => issued.forEach((each) => (each.revoked = true)),
  };
}
