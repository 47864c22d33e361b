import '../testing/without-electron.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aRecord } from '../testing/an-account.ts';
import { quickFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import { openAccounts } from './accounts.ts';

const program = ['without-electron.ts', 'splitting-process.ts'].map((name) =>
  join(import.meta.dirname, '../testing', name),
);

/** At most 20 accounts a file. Killed some ms after it began to open them; answers whether it was done by then. */
async function killWhileSplitting(folder: string, compiled: string, afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', ...program, folder, '20'], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  const [code] = await ended;
  return code === 0;
}

it(
  'accounts whose file is being split lose and double nothing where the process is killed',
  { timeout: 60_000 },
  async () => {
    const compiled = temporaryFolder();
    let interrupted = 0;
    for (let afterMs = 1; afterMs <= 40; afterMs += 3) {
      const folder = quickFolder();
      const accounts = Array.from({ length: 1500 }, (_, index) => aRecord({ label: `${index}` }));
      writeFileSync(join(folder, 'accounts.json'), JSON.stringify({ version: 1, accounts }));
      const isDone = await killWhileSplitting(folder, compiled, afterMs);
      const isBegun = readdirSync(folder).some((name) => name.startsWith('accounts-'));
      if (isBegun && !isDone) interrupted++;
      const found = openAccounts({ folder, onUnwritable: () => undefined, most: 20 });
      expect(found.warnings).toEqual([]);
      expect(found.list()).toEqual(accounts);
      expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(75);
    }
    expect(interrupted).toBeGreaterThan(0);
  },
);
