import type { Failure } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import type { Trouble } from './trouble.ts';

/** The system that a person has to act on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** `XDG_CURRENT_DESKTOP`, e.g. `ubuntu:GNOME`; empty where unknown. */
  readonly desktop: string;
}

/** What a person is told, and can do, about trouble with the keychain. */
export function keychainFailure(trouble: Trouble, surroundings: Surroundings): Failure {
  switch (trouble) {
    case 'locked':
      return { code: 'keychain-locked', message: t('keychain.locked') };
    case 'no-answer':
      return {
        code: 'keychain-timed-out',
        message: t('keychain.noAnswer'),
      };
    case 'no-service':
      return unavailable(t('keychain.none', { advice: howToGetOne(surroundings) }));
    case 'no-keyring':
      return unavailable(t('keychain.noKeyring', { advice: howToMakeOne(surroundings) }));
    case 'ambiguous':
      return unavailable(t('keychain.ambiguous'));
    case 'unreadable':
      return unavailable(t('keychain.unreadable'));
    case 'too-long':
      return unavailable(t('keychain.refusedTooLong'));
    case 'refused':
    case 'cut-off':
      return unavailable(refusal(surroundings));
    case 'crashed':
      return unavailable(t('keychain.crashed'));
  }
}

function unavailable(message: string): Failure {
  return { code: 'keychain-unavailable', message };
}

/** Desktops whose own keychain is gnome-keyring. */
const gnomeKin = new Set(['gnome', 'unity', 'x-cinnamon', 'cinnamon', 'mate', 'xfce', 'budgie', 'pantheon']);

function howToGetOne({ platform, desktop }: Surroundings): string {
  if (platform !== 'linux') return refusal({ platform, desktop });
  const names = desktop.toLowerCase().split(':');
  if (names.includes('kde')) {
    return t('keychain.useKWallet');
  }
  if (names.some((name) => gnomeKin.has(name))) {
    return t('keychain.installGnome');
  }
  return t('keychain.installAny');
}

function howToMakeOne(surroundings: Surroundings): string {
  if (surroundings.platform === 'darwin') return t('keychain.chooseMac');
  if (surroundings.platform === 'win32') return refusal(surroundings);
  return t('keychain.createLinux');
}

function refusal({ platform }: Surroundings): string {
  if (platform === 'darwin') {
    return t('keychain.refusedMac');
  }
  if (platform === 'win32') {
    return t('keychain.refusedWindows');
  }
  return t('keychain.refusedLinux');
}
