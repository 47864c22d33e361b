import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { TokendockError } from '../../../src/main/errors.ts';
import type { KeychainClient } from '../../../src/main/keychain/client.ts';
import { keychainOn, openDesk } from '../desk.ts';
import type { Desk } from '../desk.ts';
import type { Asked, Deed, Done } from './desk-messages.ts';

// The program without its window, as a process that can be killed: does what its parent asks for.

let desk: Desk | null = null;
/** Calls to the keychain that are under way. */
const calls = new Set<symbol>();
let crash: { moments: number; ms: number } | null = null;

/** Something began or ended at the keychain: what is on the disk and in the keyring now may be all that remains. */
function moment(): void {
  if (crash === null || crash.moments-- > 0) return;
  if (crash.ms === 0) process.kill(process.pid, 'SIGKILL');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), crash.ms);
}

async function watched<T>(call: () => Promise<T>): Promise<T> {
  const mark = Symbol('call');
  calls.add(mark);
  moment();
  try {
    return await call();
  } finally {
    calls.delete(mark);
    moment();
  }
}

const real = keychainOn({});
const keychain: KeychainClient = {
  ...real,
  getPassword: (account) => watched(() => real.getPassword(account)),
  setPassword: (account, value) => watched(() => real.setPassword(account, value)),
  deletePassword: (account) => watched(() => real.deletePassword(account)),
};

/** Until nothing is under way in the background. */
async function settled(): Promise<void> {
  do await sleep(1);
  while (calls.size > 0);
}

async function start(folder: string): Promise<Pick<Done, 'found'>> {
  await settled();
  desk?.accounts.flush();
  desk = openDesk({ folder, keychain });
  const { accounts, changes } = desk;
  await changes.finishInterrupted();
  const list = accounts.list().map(({ id, label, rejected }) => ({ id, label, asksForPassword: rejected !== null }));
  return { found: { accounts: list, interrupted: accounts.interrupted().length } };
}

async function carryOut(deed: Deed): Promise<Omit<Done, 'number' | 'failed'>> {
  if (deed.what === 'start') return start(deed.folder);
  if (deed.what === 'crash-later') {
    crash = { moments: deed.moments, ms: deed.ms };
    return {};
  }
  if (desk === null) throw new Error('Nothing was started.');
  switch (deed.what) {
    case 'add':
      return { id: await desk.changes.add(deed.draft) };
    case 'edit':
      await desk.changes.edit({ id: deed.id, ...deed.draft });
      return {};
    case 'sign-in':
      await desk.tokens.signIn(deed.id);
      return {};
    case 'delete':
      await desk.changes.remove(deed.id);
      return {};
  }
}

const tell = (done: Done): void => void process.send?.(done);

async function answer({ number, deed }: Asked): Promise<void> {
  try {
    tell({ number, failed: null, ...(await carryOut(deed)) });
  } catch (error) {
    if (!(error instanceof TokendockError)) throw error;
    tell({ number, failed: error.code });
  }
}

process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => process.exit());
