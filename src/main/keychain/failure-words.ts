import type { Failure } from '../../contract/result.ts';
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
      return { code: 'keychain-locked', message: 'The keychain is locked. Unlock it and try again.' };
    case 'no-answer':
      return {
        code: 'keychain-timed-out',
        message: 'The keychain did not answer. If it asks to be unlocked, unlock it, then try again.',
      };
    case 'no-service':
      return unavailable(`No keychain is running. ${howToGetOne(surroundings)}`);
    case 'no-keyring':
      return unavailable(`The keychain has no default keyring. ${howToMakeOne(surroundings)}`);
    case 'ambiguous':
      return unavailable(
        'Another program has saved an entry under the same name in the keychain. Delete one of the two, then try again.',
      );
    case 'unreadable':
      return unavailable('What the keychain holds is not what Tokendock saved there. Save the password again.');
    case 'too-long':
      return unavailable('The keychain refused this as too long. Use a shorter one.');
    case 'refused':
      return unavailable(refusal(surroundings));
    case 'crashed':
      return unavailable('The part of Tokendock that talks to the keychain stopped. Try again.');
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
    return 'Turn on “Use KWallet for the Secret Service interface” in System Settings, KDE Wallet, then try again.';
  }
  if (names.some((name) => gnomeKin.has(name))) {
    return 'Install gnome-keyring, sign out of the desktop and in again, then try again.';
  }
  return 'Install gnome-keyring, or KeePassXC with its Secret Service integration turned on, then try again.';
}

function howToMakeOne(surroundings: Surroundings): string {
  if (surroundings.platform === 'darwin') return 'Choose one in Keychain Access, then try again.';
  if (surroundings.platform === 'win32') return refusal(surroundings);
  return 'Create one in “Passwords and Keys” (the package seahorse) or in KWalletManager, then try again.';
}

function refusal({ platform }: Surroundings): string {
  if (platform === 'darwin') {
    return 'macOS refused access to the keychain. Unlock “login” in Keychain Access, allow Tokendock, then try again.';
  }
  if (platform === 'win32') {
    return 'Windows refused access to Credential Manager. Check that its service is running, then try again.';
  }
  return 'The keychain refused. Check that it is running and unlocked, then try again.';
}
