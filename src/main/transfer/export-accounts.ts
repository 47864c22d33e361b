import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { shortestPassphrase } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { TokendockError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { seal } from './age-file.ts';
import type { AgeWork } from './age-file.ts';
import { writeTransfer } from './transfer-file.ts';
import type { TransferredAccount } from './transfer-file.ts';

interface Exporting {
  readonly accounts: Pick<Accounts, 'list'>;
  readonly secrets: Pick<AccountSecrets, 'password'>;
  readonly age: AgeWork;
  readonly now: () => number;
}

/**
 * Writes all accounts to a file that only its owner can read; with a passphrase their passwords too, encrypted with
 * age. All or nothing: fails with the keychain's words where a password can't be read, and with `store-unwritable`.
 */
export async function exportAccounts(file: string, passphrase: string | null, from: Exporting): Promise<void> {
  if (passphrase !== null) requireStrong(passphrase);
  const accounts = from.accounts.list();
  if (passphrase === null) return replaceFile(file, writeTransfer(accounts.map(withoutSecrets), from.now()));
  const whole = await Promise.all(accounts.map((account) => withPassword(account, from.secrets)));
  replaceFile(file, await seal(from.age, writeTransfer(whole, from.now()), new Secret(passphrase)));
}

export function requireStrong(passphrase: string): void {
  if (passphrase.length >= shortestPassphrase) return;
  const words = t('export.weak', { limit: shortestPassphrase });
  throw new TokendockError({ code: 'invalid-input', message: words, fields: { passphrase: words } });
}

function withoutSecrets(account: AccountRecord): TransferredAccount {
  const { id, provider, label, identifier, baseUrl, tags, environment, pinned } = account;
  return { id, provider, label, identifier, baseUrl, tags: [...tags], environment, pinned };
}

async function withPassword(
  account: AccountRecord,
  secrets: Pick<AccountSecrets, 'password'>,
): Promise<TransferredAccount> {
  try {
    const password = await secrets.password(account.id);
    return password ? { ...withoutSecrets(account), password: password.reveal() } : withoutSecrets(account);
  } catch (error) {
    if (!(error instanceof TokendockError)) throw error;
    throw new TokendockError({ ...error.failure, message: t('export.nothing', { reason: error.message }) });
  }
}

/** Whole or not at all: what was there before stays until the new file is on the disk. */
function replaceFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
    const message = t('export.unwritable', { file });
    throw new TokendockError({ code: 'store-unwritable', message });
  }
}
