import { expect, test } from 'vitest';
import { troubleOf } from './library-errors.ts';

test.for([
  // Linux, seen.
  ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'locked'],
  [
    'Platform failure: DBus error: Did not receive a reply. Possible causes include: the remote application',
    'no-answer',
  ],
  [
    'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
    'no-service',
  ],
  [
    'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set',
    'no-service',
  ],
  ['Platform failure: DBus error: Failed to connect to socket /run/user/0/bus: Connection refused', 'no-service'],
  ['Platform failure: DBus error: Failed to connect to socket /nowhere: No such file or directory', 'no-service'],
  ['Platform failure: DBus error: Address does not contain a colon', 'no-service'],
  ['Platform failure: DBus error: Message recipient disconnected from message bus without replying', 'cut-off'],
  ['Platform failure: DBus error: Connection was disconnected before a reply was received', 'cut-off'],
  ["Couldn't access platform storage: Secret Service: no result found", 'no-keyring'],
  ['Entry is matched by 2 credentials: [..]', 'ambiguous'],
  ['Password data is not valid UTF-8', 'unreadable'],
  ['Platform failure: DBus error: The maximum number of active connections for UID 0 has been reached', 'refused'],
  // Linux, read from the binary.
  ["Couldn't access platform storage: Secret Service: object locked", 'locked'],
  ["Platform failure: DBus error: Failed to activate service 'org.freedesktop.secrets': timed out", 'no-answer'],
  ['Platform failure: DBus error: Unable to autolaunch a dbus-daemon without a $DISPLAY for X11', 'no-service'],
  ['Platform failure: Secret Service: No DBus session or Secret Service provider found', 'no-service'],
  // macOS, not seen: Apple's texts.
  ['Platform failure: User interaction is not allowed.', 'locked'],
  ['Platform failure: User interaction is required, but is currently not allowed.', 'locked'],
  ['Platform failure: The user name or passphrase you entered is not correct.', 'locked'],
  ['Platform failure: User canceled the operation.', 'locked'],
  ['Platform failure: A default keychain could not be found.', 'no-keyring'],
  ["Couldn't access platform storage: The specified keychain could not be found.", 'no-keyring'],
  ['Platform failure: error code -34018', 'refused'],
  // Windows, not seen: from the store's source.
  ["Attribute 'password encoded as UTF-16' is longer than the platform limit of 2560 chars", 'too-long'],
  ['Platform failure: Windows error code 1783', 'too-long'],
  ['Platform failure: Windows error code 17830', 'refused'],
  ["Couldn't access platform storage: Windows ERROR_NO_SUCH_LOGON_SESSION", 'refused'],
  ['', 'refused'],
] as const)('%j is %s', ([text, trouble]) => {
  expect(troubleOf(new Error(text))).toBe(trouble);
});

test('what is not even an error is a refusal', () => {
  expect(troubleOf('unlock prompt was dismissed')).toBe('refused');
  expect(troubleOf(undefined)).toBe('refused');
});
