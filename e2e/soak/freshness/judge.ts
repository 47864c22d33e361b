import type { ProviderId } from '../../../src/contract/account.ts';
import { simulations } from '../../providers/simulations.ts';
import type { Issuer, Manner } from './issuer.ts';
import type { Machine } from './machine.ts';

/** What was met on the walks, so that the promises are not empty. */
export interface Met {
  copies: number;
  /** By a wall clock that was set back over a start of the computer, after which nobody knows how old a token is. */
  copiesMisled: number;
  copiesWithoutSignIn: number;
  /** Of which nobody but the provider knows. */
  copiesOfRevoked: number;
  refusals: number;
  signIns: number;
  restarts: number;
  /** How much more life than it must have the token had that had least. */
  narrowestMs: number;
}

/** Knows of each token the truth, and so what may be copied and what must be. */
export function createJudge(provider: ProviderId, machine: Machine, issuer: Issuer, met: Met) {
  let complaint: string | null = null;
  let copied: string | null = null;
  /** Those of before a sign-in that a person asked for are never to be seen again. */
  let replaced = new Set<string>();
  const complain = (words: string): void => void (complaint ??= words);

  return {
    /** The first thing that did not hold. */
    complaint: () => complaint,
    /** A text as it is put on the clipboard. */
    see(text: string): void {
      copied = text;
      const token = issuer.issued.get(text);
      if (!token) return complain('Something else than a token was put on the clipboard.');
      met.copies += 1;
      if (token.revoked) met.copiesOfRevoked += 1;
      if (replaced.has(text)) complain('A token was put on the clipboard that had been replaced by a sign-in.');
      if (machine.boots() !== token.bootThen && machine.wallError() < token.wallErrorThen) {
        met.copiesMisled += 1;
        return;
      }
      const left = token.endsAt - machine.trueTime();
      const spare = left - leastLeft(token);
      met.narrowestMs = Math.min(met.narrowestMs, spare);
      if (spare < 0) complain(`A token with ${Math.round(left)} ms left was put on the clipboard.`);
    },
    /** Whether the token that was copied last must do for the next copy: no clock was touched since. */
    suffices(): boolean {
      const token = copied === null ? undefined : issuer.issued.get(copied);
      if (!token || machine.boots() !== token.bootThen || machine.wallError() !== token.wallErrorThen) return false;
      return token.endsAt - machine.trueTime() > leastLeft(token) + token.slownessThen;
    },
    sawCopyWithoutSignIn(signIns: number): void {
      met.copiesWithoutSignIn += 1;
      if (signIns > 0) complain('A sign-in was made, though the token was fresh.');
    },
    sawRefusal(manner: Manner): void {
      met.refusals += 1;
      if (isOwed(provider, manner, machine)) complain('A copy was refused, though the provider gave a good token.');
    },
    /** A person signed in again; these had been issued before. */
    sawSignIn(before: Iterable<string>): void {
      replaced = new Set(before);
      copied = null;
    },
  };
}

function leastLeft({ issuedAt, endsAt }: { readonly issuedAt: number; readonly endsAt: number }): number {
  return Math.min(60_000, (endsAt - issuedAt) / 10);
}

/** Whether a copy must succeed: the provider is in time, and says enough to know for how long its token lives. */
function isOwed(provider: ProviderId, manner: Manner, machine: Machine): boolean {
  const { lifeSeconds, delayBefore, delayAfter, saysDate, clockOffset } = manner;
  const areClocksRight = clockOffset === 0 && machine.wallError() === 0;
  const isLifeKnown = simulations[provider].lifetimeIn !== 'jwt' || saysDate || areClocksRight;
  // Cut seconds, and the time that the answer takes, come off a life.
  return isLifeKnown && 0.9 * (lifeSeconds * 1000 - 3000) > 2 * (delayBefore + delayAfter);
}
