import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountRecord } from '../../../src/main/accounts/account-record.ts';
import { openAccounts } from '../../../src/main/accounts/accounts.ts';
import { after, inOrder, nextOperation, randomFrom } from './operations.ts';

interface Rounds {
  readonly folder: string;
  /** The file that changes accounts until it is killed. */
  readonly program: string;
  readonly rounds: number;
  /** Whether electron-store writes in place. */
  readonly snap: boolean;
}

export interface Killed {
  readonly kills: number;
  /** Changes that were told to be saved. */
  readonly saved: number;
  /** Kills that left a half-written temporary file, or a cut file: those that met a saving. */
  readonly metSaving: number;
  readonly restored: number;
  readonly unreadable: number;
  readonly lost: number;
  readonly leftFiles: readonly string[];
}

/** At most so many accounts in a file; every other round has fewer, so that files are split too. */
const mostInFile = [5, 4];
/** It is killed so long, at most, after one of its first changes. */
const longestMs = 3;
const firstChanges = 8;
const aimMs = 30;
const patienceMs = 20_000;

/** Kills a process while it saves, again and again, and looks each time at what the next start finds. */
export async function killAgainAndAgain({ folder, program, rounds, snap }: Rounds): Promise<Killed> {
  const store = join(folder, snap ? 'snap' : 'plain');
  await mkdir(store);
  const killed = { kills: 0, saved: 0, metSaving: 0, restored: 0, unreadable: 0, lost: 0, leftFiles: [] as string[] };
  let records: readonly AccountRecord[] = [];
  for (let round = 1; round <= rounds; round++) {
    const most = mostInFile[round % mostInFile.length] ?? 1;
    const saved = await killWhileSaving({ store, program, seed: round, most, snap });
    const temporary = (await readdir(store)).some((name) => name.includes('.tmp-'));
    const accounts = openAccounts({ folder: store, most, onUnwritable: () => undefined });
    const found = accounts.list();
    killed.kills += 1;
    killed.saved += saved;
    if (accounts.warnings.length > 0) killed.restored += 1;
    if (temporary || accounts.warnings.length > 0) killed.metSaving += 1;
    // Only what is written in place can be found cut, and then its copy stands in for it.
    if (!snap && accounts.warnings.length > 0) killed.unreadable += 1;
    if (!isWhatWasSaved(found, records, round, saved)) killed.lost += 1;
    const left = (await readdir(store)).filter((name) => !/^accounts(-\d+)?(\.json(\.bak)?|\.damaged-.*)$/.test(name));
    killed.leftFiles.push(...left);
    records = found;
  }
  return killed;
}

interface Child {
  readonly store: string;
  readonly program: string;
  readonly seed: number;
  readonly most: number;
  readonly snap: boolean;
}

/** Answers how many changes it called saved before it was killed. */
async function killWhileSaving({ store, program, seed, most, snap }: Child): Promise<number> {
  const { SNAP: _outer, ...outer } = process.env;
  const env = { ...outer, NODE_COMPILE_CACHE: `${program}.cache`, ...(snap && { SNAP: '/snap/tokendock/1' }) };
  // Into a file and not a pipe, which would make it wait for this process's reading.
  const told = `${store}.told`;
  const output = openSync(told, 'w');
  const args = [program, store, String(seed), String(most)];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', output, 'inherit'] });
  closeSync(output);
  const ended = once(child, 'exit');
  const end = Date.now() + patienceMs;
  const lines = 1 + Math.floor(Math.random() * firstChanges);
  while (child.exitCode === null && statSync(told).size < lines * '0\n'.length && Date.now() < end) await sleep(1);
  if (snap && seed % 4 !== 0) waitForCutFile(store);
  else await sleep(Math.random() * longestMs);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  const said = readFileSync(told, 'utf8').split('\n');
  if (signal !== 'SIGKILL' || said.length < 2) throw new Error('The process that saves ended by itself.');
  return Number(said.at(-2));
}

/** Until a file is empty, as it is for a moment where it is written in place; not for long. */
function waitForCutFile(store: string): void {
  const files = readdirSync(store).filter((name) => /^accounts(-\d+)?\.json$/.test(name));
  const end = performance.now() + aimMs;
  const isCut = (name: string): boolean => statSync(join(store, name), { throwIfNoEntry: false })?.size === 0;
  while (performance.now() < end) if (files.some(isCut)) return;
}

/** All that was called saved is there; and the change that was under way as well, or not at all. */
function isWhatWasSaved(
  found: readonly AccountRecord[],
  before: readonly AccountRecord[],
  seed: number,
  saved: number,
): boolean {
  const random = randomFrom(seed);
  let records = before;
  for (let number = 1; number <= saved; number++) records = after(records, nextOperation(random, records));
  const underWay = nextOperation(random, records);
  const next = after(records, underWay);
  if (areSame(found, records) || areSame(found, next)) return true;
  // A new order lies in several files: each account has its old place or its new one.
  const isEither = (record: AccountRecord): boolean =>
    [records, next].some((list) => isDeepStrictEqual(idOf(list, record), record));
  return underWay.kind === 'reorder' && found.length === records.length && found.every(isEither);
}

function idOf(records: readonly AccountRecord[], { id }: AccountRecord): AccountRecord | undefined {
  return records.find((record) => record.id === id);
}

function areSame(some: readonly AccountRecord[], others: readonly AccountRecord[]): boolean {
  return isDeepStrictEqual(inOrder(some), inOrder(others));
}
