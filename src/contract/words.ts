import type { AccountStatus } from './account.ts';
import type { Copied } from './calls.ts';
import { copyFormNames } from './copy-forms.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of time as a person says it, rounded down: "30 s", "42 min", "1 h 5 min", "3 d". */
export function durationWords(ms: number): string {
  if (ms < minute) return `${Math.max(0, Math.floor(ms / second))} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms >= 2 * day) return `${Math.floor(ms / day)} d`;
  const minutes = Math.floor((ms % hour) / minute);
  return minutes === 0 ? `${Math.floor(ms / hour)} h` : `${Math.floor(ms / hour)} h ${minutes} min`;
}

/** An account's status in words, at this moment (ms since 1970). */
export function statusWords(status: AccountStatus, now: number): string {
  switch (status.kind) {
    case 'signed-out':
      return 'Signed out';
    case 'signing-in':
      return 'Signing in…';
    case 'fresh':
      return status.expiresAt === null
        ? 'Fresh, expiry unknown'
        : `Fresh, ${durationWords(status.expiresAt - now)} left`;
    case 'expiring':
      return `Expiring, ${durationWords(status.expiresAt - now)} left`;
    case 'expired':
      return 'Expired';
    case 'needs-password':
      return `Needs password: ${status.reason}`;
    case 'needs-choice':
    case 'failed':
      return status.reason;
    case 'keychain-locked':
      return 'Keychain is locked: unlock it and try again';
  }
}

/** What a person is told after a copy, in the window and outside it. */
export function copiedWords(label: string, copied: Copied, now: number): string {
  const expiry =
    copied.expiresAt === null ? 'Its expiry is unknown' : `Expires in ${durationWords(copied.expiresAt - now)}`;
  // Rounded, since "29 s" would look odd right after asking for 30.
  const clears = durationWords(Math.round((copied.clearsAt - now) / second) * second);
  return `Copied ${copyFormNames[copied.as]} for ${label}. ${expiry}; clipboard clears in ${clears}.`;
}
