import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../app.ts';
import { writeAccounts } from '../many-accounts.ts';
import type { Each } from '../many-accounts.ts';
import type { LaunchedApp, LaunchOptions } from '../stand-in/hosts/launched-app.ts';

/** Does the work in a new profile with so many accounts, none of which has a secret. */
export async function withProfile<T>(accounts: number, work: (profile: string) => Promise<T>, each?: Each): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-bench-'));
  try {
    if (accounts > 0) await writeAccounts(profile, accounts, each && { each });
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Opens the app on such a profile, and closes it. */
export function withApp<T>(
  accounts: number,
  work: (app: LaunchedApp) => Promise<T>,
  { each, ...options }: Omit<LaunchOptions, 'profile'> & { readonly each?: Each } = {},
): Promise<T> {
  return withProfile(
    accounts,
    async (profile) => {
      const app = await launchApp({ ...options, profile });
      try {
        return await work(app);
      } finally {
        await app.close();
      }
    },
    each,
  );
}
