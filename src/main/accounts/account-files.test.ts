import '../testing/without-electron.ts';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aRecord } from '../testing/an-account.ts';
import { failureOf } from '../testing/failure-of.ts';
import { quickFolder } from '../testing/temporary-folder.ts';
import { accountsFile } from './account-record.ts';
import type { AccountRecord } from './account-record.ts';
import { openAccounts } from './accounts.ts';
import type { Accounts } from './accounts.ts';

let folder: string;
let unwritable: unknown[];

beforeEach(() => {
  folder = quickFolder();
  unwritable = [];
});

/** At most three accounts a file. */
const open = (most = 3): Accounts => openAccounts({ folder, onUnwritable: (error) => unwritable.push(error), most });

const labelled = (labels: string): AccountRecord[] => labels.split('').map((label) => aRecord({ label }));
const labels = (records: readonly AccountRecord[]): string => records.map(({ label }) => label).join('');
const onDisk = (name: string): string =>
  labels(accountsFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).accounts);
const files = (): string[] => readdirSync(folder).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

function writeOneFile(records: readonly AccountRecord[]): void {
  const text = JSON.stringify({ version: 1, accounts: records });
  for (const name of ['accounts.json', 'accounts.json.bak']) writeFileSync(join(folder, name), text);
}

/** What each file is, so that one that is written anew is noticed. */
const marks = (): Record<string, number> =>
  Object.fromEntries(files().map((name) => [name, statSync(join(folder, name)).ino]));

describe('accounts of more than one file', () => {
  it('lie in one as long as it has room, then in the next', () => {
    const accounts = open();
    const records = labelled('abcdefg');
    for (const record of records.slice(0, 3)) accounts.add(record);
    expect(files()).toEqual(['accounts.json', 'accounts.json.bak']);
    for (const record of records.slice(3)) accounts.add(record);
    expect(['accounts.json', 'accounts-2.json', 'accounts-3.json'].map(onDisk)).toEqual(['abc', 'def', 'g']);
    expect(open().list()).toEqual(records);
  });

  it('are changed in their own file alone', () => {
    const accounts = open();
    const records = labelled('abcdefg');
    for (const record of records) accounts.add(record);
    const before = marks();
    accounts.update(records[4]?.id ?? '', { label: 'E' });
    accounts.remove(records[5]?.id ?? '');
    const changed = Object.entries(marks()).filter(([name, mark]) => before[name] !== mark);
    expect(changed.map(([name]) => name)).toEqual(['accounts-2.json', 'accounts-2.json.bak']);
    expect(labels(open().list())).toBe('abcdEg');
  });

  it('leave no empty file behind but the first, and nothing of it comes back', () => {
    const accounts = open();
    const records = labelled('abcdefg');
    for (const record of records) accounts.add(record);
    for (const { id, label } of records) if ('abcg'.includes(label)) accounts.remove(id);
    expect(open()).toMatchObject({ warnings: [] });
    expect(files()).toEqual(['accounts-2.json', 'accounts-2.json.bak', 'accounts.json', 'accounts.json.bak']);
    expect(labels(open().list())).toBe('def');
  });

  it('lose with a damaged file what is in it, and no more, and that is told once', () => {
    const accounts = open();
    for (const record of labelled('abcdefg')) accounts.add(record);
    writeFileSync(join(folder, 'accounts-2.json'), '{');
    rmSync(join(folder, 'accounts-2.json.bak'));
    const next = open();
    expect(labels(next.list())).toBe('abcg');
    expect(next.warnings).toEqual([
      expect.stringMatching(/accounts-2\.json could not be read and was kept as .*accounts-2\.damaged-/),
    ]);
    expect(open().warnings).toEqual([]);
    expect(files().filter((name) => name.startsWith('accounts-2'))).toEqual([
      expect.stringMatching(/^accounts-2\.damaged-.*\.json$/),
    ]);
  });

  it('come back from the copy of a damaged file', () => {
    const accounts = open();
    for (const record of labelled('abcdef')) accounts.add(record);
    writeFileSync(join(folder, 'accounts-2.json'), '');
    const next = open();
    // The copy from before the last change.
    expect(labels(next.list())).toBe('abcde');
    expect(next.warnings).toEqual([expect.stringContaining('was restored')]);
  });

  it('go back to the order that they had where a file of the new one can’t be written', async () => {
    const accounts = open();
    const records = labelled('abcdefg');
    for (const record of records) accounts.add(record);
    mkdirSync(join(folder, `accounts-2.json.bak.tmp-${process.pid}`));
    const ids = records.map(({ id }) => id).toReversed();
    expect((await failureOf(() => accounts.reorder(ids))).code).toBe('store-unwritable');
    expect(accounts.list()).toEqual(records);
    rmSync(join(folder, `accounts-2.json.bak.tmp-${process.pid}`), { recursive: true });
    expect(open().list()).toEqual(records);
    expect(accounts.reorder(ids)).toEqual(ids);
    expect(
      open()
        .list()
        .map(({ position }) => position),
    ).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('keep nothing that a crash left of the first writing of a file', () => {
    const accounts = open();
    for (const record of labelled('abc')) accounts.add(record);
    for (const name of ['accounts-2.json.tmp-16f3', 'accounts-7.json.bak.tmp-77'])
      writeFileSync(join(folder, name), '{');
    expect(open()).toMatchObject({ warnings: [] });
    expect(files()).toEqual(['accounts.json', 'accounts.json.bak']);
  });

  it.skipIf(process.platform === 'win32')(
    'are none where their folder can’t be looked into, and that is said',
    async () => {
      const blocked = join(folder, 'a-file-in-its-place');
      writeFileSync(blocked, '');
      const accounts = openAccounts({ folder: blocked, onUnwritable: () => undefined });
      expect(accounts.list()).toEqual([]);
      expect(accounts.warnings).toEqual([expect.stringMatching(/can’t be read \((ENOTDIR|ENOENT)\)/)]);
      expect((await failureOf(() => accounts.add(aRecord()))).code).toBe('store-unwritable');
    },
  );

  it('have what was noted of them written one file at a time', () => {
    vi.useFakeTimers();
    try {
      const accounts = open();
      const records = labelled('abcdefg');
      for (const record of records) accounts.add(record);
      for (const { id } of records) accounts.note(id, { lastUsedAt: 5 });
      const written = (): number =>
        files().filter((name) => name.endsWith('.json') && readFileSync(join(folder, name), 'utf8').includes('At": 5'))
          .length;
      expect(written()).toBe(0);
      vi.advanceTimersByTime(1000);
      expect(written()).toBe(1);
      vi.advanceTimersToNextTimer();
      expect(written()).toBe(2);
      vi.advanceTimersToNextTimer();
      expect([written(), vi.getTimerCount()]).toEqual([3, 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('have what was noted of them written at once before the program ends', () => {
    const accounts = open();
    const records = labelled('abcdefg');
    for (const record of records) accounts.add(record);
    for (const { id } of records) accounts.note(id, { lastUsedAt: 5 });
    accounts.flush();
    expect(
      open()
        .list()
        .every(({ lastUsedAt }) => lastUsedAt === 5),
    ).toBe(true);
  });
});

describe('a single file of too many accounts', () => {
  const records = labelled('abcdefghij');

  it('is split at the start, in their order, and nothing of the old one can come back', () => {
    writeOneFile(records);
    expect(open()).toMatchObject({ warnings: [] });
    expect(['accounts.json', 'accounts.json.bak', 'accounts-2.json', 'accounts-4.json'].map(onDisk)).toEqual([
      'abc',
      'abc',
      'def',
      'j',
    ]);
    const before = marks();
    expect(open().list()).toEqual(records);
    expect(marks()).toEqual(before);
  });

  it.each([0, 1, 2, 3])('loses and doubles nothing where a crash left %i of the parts written', (written) => {
    writeOneFile(records);
    const whole = quickFolder();
    cpSync(folder, whole, { recursive: true });
    open();
    cpSync(whole, folder, { recursive: true });
    for (let part = written + 2; part <= 4; part++) rmSync(join(folder, `accounts-${part}.json`));

    const accounts = open();
    expect(accounts.warnings).toEqual([]);
    expect(accounts.list()).toEqual(records);
    for (const { id, label } of records) if ('aei'.includes(label)) accounts.remove(id);
    for (const { id, label } of records) if ('bfj'.includes(label)) accounts.update(id, { label: label.toUpperCase() });
    expect(labels(open().list())).toBe('BcdFghJ');
    expect(onDisk('accounts.json.bak')).not.toContain('d');
  });

  it('loses and doubles nothing where a crash came before the old file was replaced, but after its copy was', () => {
    writeOneFile(records);
    const old = readFileSync(join(folder, 'accounts.json'));
    open();
    writeFileSync(join(folder, 'accounts.json'), old);
    expect(open().list()).toEqual(records);
    expect(onDisk('accounts.json')).toBe('abc');
  });

  it('stays whole where a part can’t be written, serves all the same, and is split at the next start', () => {
    writeOneFile(records);
    const inTheWay = join(folder, `accounts-3.json.tmp-${process.pid}`);
    mkdirSync(inTheWay);
    const accounts = open();
    expect(accounts.warnings).toEqual([]);
    expect(accounts.list()).toEqual(records);
    expect(files()).toEqual(['accounts-3.json.tmp-' + process.pid, 'accounts.json', 'accounts.json.bak']);
    accounts.remove(records[5]?.id ?? '');
    rmSync(inTheWay, { recursive: true });
    expect(labels(open().list())).toBe('abcdeghij');
    expect(onDisk('accounts-3.json')).toBe('hij');
  });

  it('serves also where what a crash left twice can’t be removed, and brings nothing back', async () => {
    writeOneFile(records);
    const whole = readFileSync(join(folder, 'accounts.json'));
    open();
    writeFileSync(join(folder, 'accounts.json'), whole);
    const inTheWay = join(folder, `accounts.json.bak.tmp-${process.pid}`);
    mkdirSync(inTheWay);
    const accounts = open();
    expect(accounts.list()).toEqual(records);
    const idOf = (label: string): string => records.find((record) => record.label === label)?.id ?? '';
    accounts.update(idOf('e'), { label: 'E' });
    expect((await failureOf(() => accounts.remove(idOf('f')))).code).toBe('store-unwritable');
    expect(labels(accounts.list())).toBe('abcdEfghij');
    rmSync(inTheWay, { recursive: true });
    accounts.remove(idOf('f'));
    expect(labels(accounts.list())).toBe('abcdEghij');
    expect(labels(open().list())).toBe('abcdEghij');
  });
});
