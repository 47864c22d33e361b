import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../app.ts';
import { writeAccounts } from '../many-accounts.ts';
import type { LaunchedApp, LaunchOptions } from '../stand-in/hosts/launched-app.ts';

/** Does the work in a new profile with so many accounts, none of which has a secret. */
async function withProfile<T>(accounts: number, work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-bench-'));
  try {
    if (accounts > 0) await writeAccounts(profile, accounts);
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Opens the app on such a profile, and closes it. */
export function withApp<T>(
  accounts: number,
  work: (app: LaunchedApp) => Promise<T>,
  options: Omit<LaunchOptions, 'profile'> = {},
): Promise<T> {
  return withProfile(accounts, async (profile) => {
    const app = await launchApp({ ...options, profile });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}
