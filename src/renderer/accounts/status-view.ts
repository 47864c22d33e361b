import type { AccountStatus } from '../../contract/account.ts';
import { statusWords } from '../../contract/words.ts';

/** How a status is drawn: `trouble` asks the person to act, `idle` asks for nothing. */
export type StatusTone = 'fresh' | 'expiring' | 'idle' | 'busy' | 'trouble';

export interface StatusView {
  readonly text: string;
  readonly tone: StatusTone;
  /** How much of the ring is filled, from 0 to 1; null where no expiry is known. */
  readonly life: number | null;
}

/** What a row says about its account at a moment (ms since 1970). */
export function viewStatus(status: AccountStatus, now: number): StatusView {
  const current = statusAt(status, now);
  const text = statusWords(current, now);
  switch (current.kind) {
    case 'fresh':
      return { text, tone: 'fresh', life: current.expiresAt === null ? null : lifeShare(current.expiresAt - now) };
    case 'expiring':
      return { text, tone: 'expiring', life: lifeShare(current.expiresAt - now) };
    case 'signed-out':
    case 'expired':
      return { text, tone: 'idle', life: 0 };
    case 'signing-in':
      return { text, tone: 'busy', life: null };
    case 'needs-choice':
    case 'needs-password':
    case 'failed':
    case 'keychain-locked':
      return { text, tone: 'trouble', life: null };
  }
}

/** Main's last word, carried on by the clock: main tells of what happens, and time passes between. */
function statusAt(status: AccountStatus, now: number): AccountStatus {
  if ((status.kind !== 'fresh' && status.kind !== 'expiring') || status.expiresAt === null) {
    return status;
  }
  if (now >= status.expiresAt) {
    return { kind: 'expired' };
  }
  return status.kind === 'fresh' && now >= status.staleAt ? { kind: 'expiring', expiresAt: status.expiresAt } : status;
}

/**
 * A full ring is an hour, as on a clock face: nobody says how long a token was to live, only when it ends.
 * Steps of a sixtieth keep rows from being drawn anew every second.
 */
function lifeShare(ms: number): number {
  return Math.min(60, Math.max(0, Math.ceil(ms / 60_000))) / 60;
}
