import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';

/**
 * In UTF-16 code units, on every system alike. gnome-keyring keeps 16 million; a session with three tokens of the
 * longest kind (64 Ki each) must fit.
 */
export const maxValueLength = 256 * 1024;

/** Leaves `#` to the parts of long values, and fits into every keychain (Windows: 513 bytes). */
const accountName = /^[A-Za-z0-9:._-]{1,100}$/;

/** Throws a `TypeError`: accounts are named by the program, so a bad name is its own mistake. */
export function requireAccountName(account: string): void {
  if (!accountName.test(account)) throw new TypeError('That is no name for an entry of the keychain');
}

/** Throws `invalid-input`. */
export function requireStorable(value: string): void {
  if (value.length <= maxValueLength) return;
  throw new TokendockError({
    code: 'invalid-input',
    message: t('keychain.tooLong', { length: value.length, limit: maxValueLength }),
    fields: {},
  });
}
