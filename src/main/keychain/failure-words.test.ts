import { expect, test } from 'vitest';
import { keychainFailure } from './failure-words.ts';
import { troubles } from './trouble.ts';

test('a locked keychain asks to be unlocked', () => {
  expect(keychainFailure('locked', { platform: 'linux', desktop: '' })).toEqual({
    code: 'keychain-locked',
    message: 'The keychain is locked. Unlock it and try again.',
  });
});

test('no answer may mean a prompt that waits, and says so', () => {
  expect(keychainFailure('no-answer', { platform: 'linux', desktop: '' })).toEqual({
    code: 'keychain-timed-out',
    message: 'The keychain did not answer. If it asks to be unlocked, unlock it, then try again.',
  });
});

test.for([
  ['GNOME', 'Install gnome-keyring,'],
  ['ubuntu:GNOME', 'Install gnome-keyring,'],
  ['X-Cinnamon', 'Install gnome-keyring,'],
  ['XFCE', 'Install gnome-keyring,'],
  ['KDE', 'Use KWallet for the Secret Service interface'],
  ['sway', 'Install gnome-keyring, or KeePassXC'],
  ['', 'Install gnome-keyring, or KeePassXC'],
] as const)('without a Secret Service, %j is told: %s', ([desktop, words]) => {
  const failure = keychainFailure('no-service', { platform: 'linux', desktop });
  expect(failure.code).toBe('keychain-unavailable');
  expect(failure.message).toContain('No keychain is running.');
  expect(failure.message).toContain(words);
});

test.for(troubles)('no advice for Linux is given on another system (%s)', (trouble) => {
  for (const platform of ['darwin', 'win32'] as const) {
    const { message } = keychainFailure(trouble, { platform, desktop: 'GNOME' });
    expect(message).not.toMatch(/gnome|KWallet|seahorse/i);
  }
});

test.for(troubles)('every system has a code and words that say what to do (%s)', (trouble) => {
  for (const platform of ['linux', 'darwin', 'win32', 'freebsd'] as const) {
    const { code, message } = keychainFailure(trouble, { platform, desktop: '' });
    expect(code).toMatch(/^keychain-/);
    expect(message).toMatch(/again|shorter/);
  }
});
