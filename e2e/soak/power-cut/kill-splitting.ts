import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import { openAccounts } from '../../../src/main/accounts/accounts.ts';
import { inOrder } from './operations.ts';

const accountsInFile = 400;
const most = 10;
const patienceMs = 20_000;

interface Split {
  /** How often not all accounts were found, each once, after a kill. */
  readonly lost: number;
  /** Kills that came before all files were there. */
  readonly interrupted: number;
}

/** Kills the program while it splits a file of too many accounts, as an earlier version wrote it. */
export async function killWhileSplitting(folder: string, program: string, rounds: number): Promise<Split> {
  const store = join(folder, 'split');
  const records = inOrder(Array.from({ length: accountsInFile }, (_, index) => aRecord({ label: `${index}` })));
  let lost = 0;
  let interrupted = 0;
  for (let round = 0; round < rounds; round++) {
    rmSync(store, { recursive: true, force: true });
    mkdirSync(store);
    writeFileSync(join(store, 'accounts.json'), JSON.stringify({ version: 1, accounts: records }));
    await killOnceThereIs(join(store, `accounts-${2 + Math.floor(Math.random() * 20)}.json`), program, store);
    if (readdirSync(store).filter((name) => name.endsWith('.json')).length < accountsInFile / most) interrupted += 1;
    const found = openAccounts({ folder: store, most, onUnwritable: () => undefined }).list();
    if (!isDeepStrictEqual(inOrder(found), records)) lost += 1;
  }
  return { lost, interrupted };
}

async function killOnceThereIs(file: string, program: string, store: string): Promise<void> {
  const env = { ...process.env, NODE_COMPILE_CACHE: `${program}.cache` };
  const child = spawn(process.execPath, [program, store, '1', String(most), 'only-open'], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const end = Date.now() + patienceMs;
  while (child.exitCode === null && !existsSync(file) && Date.now() < end) await turn();
  child.kill('SIGKILL');
  await ended;
}
