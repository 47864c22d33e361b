import type { AccountStatus } from '../../contract/account.ts';
import { durationWords } from '../../contract/words.ts';
import { t } from '../../contract/language/language.ts';

/** As long as a menu stays readable, in characters. */
const longestReason = 60;

/** An account's status as it stands behind its label in the tray. */
export function trayStatusWords(status: AccountStatus, now: number): string {
  switch (status.kind) {
    case 'fresh':
      return status.expiresAt === null
        ? t('trayStatus.fresh')
        : t('trayStatus.left', { duration: durationWords(status.expiresAt - now) });
    case 'expiring':
      return t('trayStatus.expiring');
    case 'expired':
      return t('trayStatus.expired');
    case 'signed-out':
      return t('trayStatus.signedOut');
    case 'signing-in':
      return t('trayStatus.signingIn');
    case 'needs-password':
      return t('trayStatus.needsPassword', { reason: shortened(status.reason) });
    case 'keychain-locked':
      return t('trayStatus.keychainLocked');
    case 'needs-choice':
      return t('trayStatus.needsChoice');
    case 'failed':
      return shortened(status.reason);
  }
}

function shortened(reason: string): string {
  return reason.length <= longestReason ? reason : `${reason.slice(0, longestReason - 1).trimEnd()}…`;
}
