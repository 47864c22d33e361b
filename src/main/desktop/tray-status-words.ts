import type { AccountStatus } from '../../contract/account.ts';
import { durationWords } from '../../contract/words.ts';

/** As long as a menu stays readable, in characters. */
const longestReason = 60;

/** An account's status as it stands behind its label in the tray. */
export function trayStatusWords(status: AccountStatus, now: number): string {
  switch (status.kind) {
    case 'fresh':
      return status.expiresAt === null ? 'fresh' : `${durationWords(status.expiresAt - now)} left`;
    case 'expiring':
      return 'expiring';
    case 'expired':
      return 'expired';
    case 'signed-out':
      return 'signed out';
    case 'signing-in':
      return 'signing in…';
    case 'needs-password':
      return `needs password: ${shortened(status.reason)}`;
    case 'keychain-locked':
      return 'keychain is locked';
    case 'needs-choice':
      return 'needs a choice';
    case 'failed':
      return shortened(status.reason);
  }
}

function shortened(reason: string): string {
  return reason.length <= longestReason ? reason : `${reason.slice(0, longestReason - 1).trimEnd()}…`;
}
