import '../../src/main/testing/without-electron.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Accounts } from '../../src/main/accounts/accounts.ts';
import { writeAccounts } from '../many-accounts.ts';

// Not before electron-store can be had without Electron.
const { openAccounts } = await import('../../src/main/accounts/accounts.ts');

/** A store of so many accounts on the disk, opened once before, as after a first start. */
export async function withStore<T>(count: number, work: (saveOne: () => number) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-bench-'));
  const open = (): Accounts =>
    openAccounts({
      folder,
      onUnwritable(error) {
        throw error;
      },
    });
  try {
    await writeAccounts(folder, count, { each: aged() });
    open();
    const accounts = open();
    const ids = accounts.list().map(({ id }) => id);
    let saved = 0;
    return await work(() => {
      // Each time another one, wherever it lies.
      const id = ids[(saved++ * 7919) % ids.length] ?? '';
      const began = performance.now();
      accounts.update(id, { label: `saved ${saved}` });
      return performance.now() - began;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As accounts are after some weeks. */
function aged() {
  const [at, hour] = [1_700_000_000_000, 3_600_000];
  const attempts = Array.from({ length: 20 }, (_, index) => ({ at: at + index * hour, tookMs: 180, failure: null }));
  return { session: { receivedAt: at, lifetimeMs: hour, freshForMs: hour - 60_000 }, attempts };
}
