import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Accounts } from '../../../src/main/accounts/accounts.ts';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import { isTold, open } from './change.ts';

// Run as a user without privileges, whom file modes bind: `forbidden.ts FOLDER`. Prints what did not hold as JSON.

export interface ForbiddenResult {
  readonly trials: number;
  readonly problems: readonly string[];
}

const records = [aRecord({ label: 'one' }), aRecord({ label: 'two' })];
const whole = JSON.stringify({ version: 1, accounts: records });

interface Place {
  readonly name: string;
  readonly text: string;
  readonly folderMode: number;
  readonly fileMode: number;
  readonly owner: 'own' | 'foreign';
  /** How many of the accounts are found. */
  readonly found: number;
  readonly warned: boolean;
  readonly refused: boolean;
}

/** The foreign ones are made by whoever may: root. */
const places: readonly Place[] = [
  {
    name: 'a read-only folder',
    text: whole,
    folderMode: 0o555,
    fileMode: 0o600,
    owner: 'own',
    found: 2,
    warned: false,
    refused: true,
  },
  {
    name: 'a damaged file in a read-only folder',
    text: '{',
    folderMode: 0o555,
    fileMode: 0o600,
    owner: 'own',
    found: 0,
    warned: true,
    refused: true,
  },
  {
    name: 'a file that may not be read',
    text: whole,
    folderMode: 0o755,
    fileMode: 0o000,
    owner: 'own',
    found: 0,
    warned: true,
    refused: true,
  },
  {
    name: 'a folder that may not be looked into',
    text: whole,
    folderMode: 0o000,
    fileMode: 0o600,
    owner: 'own',
    found: 0,
    warned: true,
    refused: true,
  },
  {
    name: 'another’s file that may be read',
    text: whole,
    folderMode: 0o755,
    fileMode: 0o644,
    owner: 'foreign',
    found: 2,
    warned: false,
    refused: true,
  },
  {
    name: 'another’s file that may not be read',
    text: whole,
    folderMode: 0o777,
    fileMode: 0o600,
    owner: 'foreign',
    found: 0,
    warned: true,
    refused: true,
  },
  {
    name: 'another’s folder',
    text: whole,
    folderMode: 0o700,
    fileMode: 0o600,
    owner: 'foreign',
    found: 0,
    warned: true,
    refused: true,
  },
  {
    name: 'another’s file in a folder for all',
    text: whole,
    folderMode: 0o777,
    fileMode: 0o644,
    owner: 'foreign',
    found: 2,
    warned: false,
    refused: false,
  },
];

export function makePlaces(folder: string, owner: Place['owner']): void {
  for (const { name, text, folderMode, fileMode } of places.filter((place) => place.owner === owner)) {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'accounts.json'), text);
    chmodSync(join(path, 'accounts.json'), fileMode);
    chmodSync(path, folderMode);
  }
}

function tryPlaces(folder: string): ForbiddenResult {
  const there = places.filter(({ name }) => existsSync(join(folder, name)));
  return {
    trials: there.length,
    problems: there.flatMap((place) => tryPlace(folder, place).map((problem) => `${place.name}: ${problem}`)),
  };
}

function tryPlace(
  folder: string,
  { name, text, found, warned, refused, owner, folderMode, fileMode }: Place,
): string[] {
  const path = join(folder, name);
  const file = join(path, 'accounts.json');
  const problems: string[] = [];
  let accounts: Accounts;
  try {
    accounts = open(path);
  } catch {
    return ['the start ended with it'];
  }
  if (accounts.list().length !== found) problems.push(`${accounts.list().length} accounts were found`);
  if (accounts.warnings.length > 0 !== warned) problems.push(warned ? 'it is not told of' : 'there is a warning');
  let end: unknown = null;
  try {
    accounts.add(aRecord({ label: 'new' }));
  } catch (error) {
    end = error;
  }
  if (refused && !isTold(end)) problems.push('a change that can’t be saved is not told of');
  if (!refused && (end !== null || open(path).list().length !== found + 1)) problems.push('a change was not saved');
  if (accounts.list().length !== found + (refused ? 0 : 1)) problems.push('memory and disk differ');
  if (owner === 'foreign') return problems;
  chmodSync(path, 0o755);
  chmodSync(file, 0o600);
  if (refused && readFileSync(file, 'utf8') !== text) problems.push('the file was changed');
  chmodSync(file, fileMode);
  chmodSync(path, folderMode);
  return problems;
}

if (import.meta.main) {
  const [, , folder = ''] = process.argv;
  makePlaces(folder, 'own');
  process.stdout.write(JSON.stringify(tryPlaces(folder)));
}
