import { keyringProbe } from '../../../src/main/keychain/keychain.ts';
import type { KeyringItem } from '../../secret-service-tools.ts';
import type { Found } from './desk-messages.ts';
import type { KnownAccount } from './known-account.ts';

/** How long an account's id is: what follows is `:session`. */
const idLength = crypto.randomUUID().length;

/** Where records, keyring and what was answered differ, a sentence each. */
export function differences(known: readonly KnownAccount[], found: Found, items: readonly KeyringItem[]): string[] {
  const said: string[] = [];
  const byName = new Map(known.map((account) => [account.name, account]));
  if (found.interrupted > 0) said.push(`${found.interrupted} accounts are left half added or half deleted.`);

  const names = found.accounts.map(({ label }) => label.split(' ', 1).join(''));
  for (const { name, there } of known) {
    const times = names.filter((one) => one === name).length;
    if (there === 'yes' && times === 0) said.push(`The account ${name} is lost.`);
    if (there === 'no' && times > 0) said.push(`The account ${name} is there, but must not be.`);
    if (times > 1) said.push(`The account ${name} is there ${times} times.`);
  }
  for (const [index, account] of found.accounts.entries()) {
    const expected = byName.get(names[index] ?? '');
    const secret = items.find((item) => item.account === account.id)?.secret ?? null;
    if (!expected) said.push('There is an account that nobody added.');
    else {
      if (!expected.labels.has(account.label)) said.push(`${expected.name} has another label.`);
      if (!expected.passwords.has(secret)) {
        said.push(`${expected.name} has ${secret === null ? 'no' : 'another'} password.`);
      }
      if (account.asksForPassword && !expected.mayAsk) said.push(`${expected.name} asks for its password.`);
    }
  }
  const ids = new Set(found.accounts.map(({ id }) => id));
  const orphans = items.filter(({ account }) => account !== keyringProbe && !ids.has(account.slice(0, idLength)));
  if (orphans.length > 0) said.push(`${orphans.length} secrets in the keyring belong to no account.`);
  if (new Set(items.map(({ account }) => account)).size < items.length) said.push('A secret is there twice.');
  return said;
}
