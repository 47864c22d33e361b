import type { Trouble } from './trouble.ts';

/**
 * `@napi-rs/keyring` 2.1.2 throws `GenericFailure` for everything, so its texts are all there is to go by. They are
 * judged here and end here. Where each comes from:
 * - Linux: what it said with gnome-keyring 42.1; a few that could not be brought about are read from its binary.
 * - macOS: not tried. Apple's texts for errSecInteractionNotAllowed, errSecInteractionRequired, errSecAuthFailed,
 *   errSecUserCanceled, errSecNoDefaultKeychain and errSecNoSuchKeychain. In other languages they are translated, and
 *   then count as `refused`, whose words cover both.
 * - Windows: not tried. From the source of windows-native-keyring-store 1.1.0; 1783 is RPC_X_BAD_STUB_DATA ("The stub received bad data").
 */
const texts: readonly (readonly [RegExp, Trouble])[] = [
  [/unlock prompt was dismissed|object locked|IsLocked/i, 'locked'],
  [/user interaction is (not allowed|required)|user canceled the operation/i, 'locked'],
  [/user name or passphrase you entered is not correct/i, 'locked'],
  [/did not receive a reply|timed out/i, 'no-answer'],
  [/was not provided by any \.service files|no DBus session or Secret Service provider/i, 'no-service'],
  [/dbus-daemon autolaunch|autolaunch a dbus-daemon|failed to connect to|does not contain a colon/i, 'no-service'],
  [/disconnected from message bus|connection was disconnected/i, 'cut-off'],
  [/no result found|(default|specified) keychain could not be found/i, 'no-keyring'],
  [/matched by \d+ credentials/i, 'ambiguous'],
  [/not valid UTF-8|not UTF-8 encoded/i, 'unreadable'],
  [/longer than the platform limit|Windows error code 1783\b|stub received bad data/i, 'too-long'],
];

/** Never throws; what it does not know is `refused`. */
export function troubleOf(thrown: unknown): Trouble {
  const text = thrown instanceof Error ? thrown.message : '';
  return texts.find(([pattern]) => pattern.test(text))?.[1] ?? 'refused';
}
