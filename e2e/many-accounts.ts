import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerIds } from '../src/contract/account.ts';
import type { AccountRecord } from '../src/main/accounts/account-record.ts';
import { aRecord } from '../src/main/testing/an-account.ts';

/** The same of all, or by their number, counted from 0. */
export type Each = Partial<AccountRecord> | ((index: number) => Partial<AccountRecord>);

/** Fills a profile's store with accounts that have no secrets, "account 0001" and so on, and with what else is given. */
export async function writeAccounts(
  profile: string,
  count: number,
  { each = {}, also = [] }: { each?: Each; also?: readonly AccountRecord[] } = {},
): Promise<void> {
  const accounts = Array.from({ length: count }, (_, index) =>
    aRecord({
      provider: providerIds[index % providerIds.length] ?? 'cloudidr',
      label: `account ${String(index + 1).padStart(4, '0')}`,
      identifier: { kind: 'email', value: `user${index}@example.com` },
      baseUrl: 'https://api.example.com',
      tags: index % 3 === 0 ? ['staging'] : [],
      createdAt: 1_700_000_000_000,
      ...(typeof each === 'function' ? each(index) : each),
    }),
  );
  await mkdir(profile, { recursive: true });
  const content = JSON.stringify({ version: 1, accounts: [...accounts, ...also] });
  await writeFile(join(profile, 'accounts.json'), content, { mode: 0o600 });
}
