import type { AccountStatus } from '../../contract/account.ts';
import { durationWords } from '../time/durations.ts';

/** How a status is drawn: `trouble` asks the person to act, `idle` asks for nothing. */
export type StatusTone = 'fresh' | 'expiring' | 'idle' | 'busy' | 'trouble';

export interface StatusView {
  readonly text: string;
  readonly tone: StatusTone;
  /** How much of the ring is filled, from 0 to 1; null where no expiry is known. */
  readonly life: number | null;
}

/**
 * A full ring is an hour, as on a clock face: nobody says how long a token was to live, only when it ends.
 * Steps of a sixtieth keep rows from being drawn anew every second.
 */
function lifeShare(ms: number): number {
  return Math.min(60, Math.max(0, Math.ceil(ms / 60_000))) / 60;
}

/** What a row says about its account at a moment (ms since 1970). Main's last word is corrected by the time since. */
export function viewStatus(status: AccountStatus, now: number): StatusView {
  switch (status.kind) {
    case 'signed-out':
      return { text: 'Signed out', tone: 'idle', life: 0 };
    case 'signing-in':
      return { text: 'Signing in…', tone: 'busy', life: null };
    case 'fresh':
      return status.expiresAt === null
        ? { text: 'Fresh, expiry unknown', tone: 'fresh', life: null }
        : viewLife(status.expiresAt, status.staleAt, now);
    case 'expiring':
      return viewLife(status.expiresAt, now, now);
    case 'expired':
      return { text: 'Expired', tone: 'idle', life: 0 };
    case 'needs-password':
      return { text: `Needs password: ${status.reason}`, tone: 'trouble', life: null };
    case 'failed':
      return { text: status.reason, tone: 'trouble', life: null };
    case 'keychain-locked':
      return { text: 'Keychain is locked', tone: 'trouble', life: null };
  }
}

function viewLife(expiresAt: number, staleAt: number, now: number): StatusView {
  const left = expiresAt - now;
  if (left <= 0) {
    return { text: 'Expired', tone: 'idle', life: 0 };
  }
  const tone = now >= staleAt ? 'expiring' : 'fresh';
  const word = tone === 'fresh' ? 'Fresh' : 'Expiring';
  return { text: `${word}, ${durationWords(left)} left`, tone, life: lifeShare(left) };
}
