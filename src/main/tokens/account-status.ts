import type { AccountStatus } from '../../contract/account.ts';
import type { Failure } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { expiresAt, freshLeftMs, isFresh } from './freshness.ts';
import type { Session, TokenLife } from './session.ts';

/** All that an account's status depends on, beside the clock. */
export interface StatusGrounds {
  /** The session in memory, or what the store remembers of it; null: none since the account was added or changed. */
  readonly life: Session | TokenLife | null;
  readonly signingIn: boolean;
  /** Why the provider rejected the password, until it is edited or a sign-in succeeds. */
  readonly rejected: string | null;
  /** The last attempt's failure, until the next attempt. */
  readonly failure: Failure | null;
  /** The safety margin, in ms. */
  readonly marginMs?: number | undefined;
}

/** The one place that says how an account stands; window and tray both show its answer. */
export function accountStatus(
  { life, signingIn, rejected, failure, marginMs }: StatusGrounds,
  clock: Clock,
): AccountStatus {
  if (signingIn) return { kind: 'signing-in' };
  const fresh = life !== null && isFresh(life, clock, marginMs);
  // A token in memory is copied without the keychain, one from an earlier run is not.
  const held = fresh && 'receivedMonotonic' in life;
  if (isLocked(failure) && !held) return { kind: 'keychain-locked' };
  if (fresh) {
    return {
      kind: 'fresh',
      expiresAt: expiresAt(life, clock),
      staleAt: clock.now() + freshLeftMs(life, clock, marginMs),
    };
  }
  if (rejected !== null) return { kind: 'needs-password', reason: rejected };
  if (failure?.code === 'choice-needed') {
    return { kind: 'needs-choice', reason: failure.message, options: failure.options };
  }
  if (failure) return { kind: 'failed', reason: failure.message, retryable: isRetryable(failure) };
  if (!life) return { kind: 'signed-out' };
  const expiry = expiresAt(life, clock);
  return expiry !== null && expiry > clock.now() ? { kind: 'expiring', expiresAt: expiry } : { kind: 'expired' };
}

function isLocked(failure: Failure | null): boolean {
  return failure?.code === 'keychain-locked' || failure?.code === 'keychain-timed-out';
}

/** Whether trying the same again can help. */
function isRetryable({ code }: Failure): boolean {
  return code !== 'invalid-input' && code !== 'bad-answer' && code !== 'redirected';
}
