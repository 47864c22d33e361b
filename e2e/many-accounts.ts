import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerIds } from '../src/contract/account.ts';
import type { AccountRecord } from '../src/main/accounts/account-record.ts';

/** Fills a profile's store with accounts that have no secrets: "account 0001" and so on. */
export async function writeAccounts(profile: string, count: number): Promise<void> {
  const accounts = Array.from({ length: count }, (_, index): AccountRecord => ({
    id: crypto.randomUUID(),
    provider: providerIds[index % providerIds.length] ?? 'cloudidr',
    label: `account ${String(index + 1).padStart(4, '0')}`,
    identifier: { kind: 'email', value: `user${index}@example.com` },
    baseUrl: 'https://api.example.com',
    tags: index % 3 === 0 ? ['staging'] : [],
    authority: null,
    environment: null,
    pinned: false,
    position: null,
    choice: null,
    copyForm: 'token',
    createdAt: 1_700_000_000_000,
    lastUsedAt: null,
    rejected: null,
    session: null,
    attempts: [],
    pending: null,
  }));
  await mkdir(profile, { recursive: true });
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, accounts }), { mode: 0o600 });
}
