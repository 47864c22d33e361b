import '../testing/without-electron.ts';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aRecord } from '../testing/an-account.ts';
import { failureOf } from '../testing/failure-of.ts';
import { quickFolder } from '../testing/temporary-folder.ts';
import { openAccounts } from './accounts.ts';
import type { Accounts } from './accounts.ts';

let folder: string;
let unwritable: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  folder = quickFolder();
  unwritable = [];
});
afterEach(() => void vi.useRealTimers());

const open = (): Accounts => openAccounts({ folder, onUnwritable: (error) => unwritable.push(error) });

/** Until it ends, nothing can be saved. */
function blockSaving(): () => void {
  const inTheWay = join(folder, `accounts.json.bak.tmp-${process.pid}`);
  mkdirSync(inTheWay);
  const end = (): void => rmSync(inTheWay, { recursive: true, force: true });
  onTestFinished(end);
  return end;
}

describe('accounts', () => {
  it('are on the disk as soon as they are added, changed or removed', () => {
    const accounts = open();
    const [first, second] = [aRecord({ label: 'a' }), aRecord({ label: 'b' })];
    accounts.add(first);
    accounts.add(second);
    expect(open().list()).toEqual([first, second]);
    accounts.update(first.id, { label: 'c', tags: ['x'] });
    expect(open().list()).toEqual([{ ...first, label: 'c', tags: ['x'] }, second]);
    accounts.remove(first.id);
    expect(open().list()).toEqual([second]);
    expect(accounts.list()).toEqual([second]);
  });

  it('keep the order that they are put into, and those that are gone have none', () => {
    const accounts = open();
    const [first, second, third] = [aRecord(), aRecord(), aRecord()];
    for (const each of [first, second, third]) accounts.add(each);
    expect(accounts.reorder([third.id, crypto.randomUUID(), first.id])).toEqual([third.id, first.id]);
    const position = (id: string): number | null => open().get(id).position;
    expect(position(third.id)).toBeLessThan(position(first.id) ?? 0);
    expect(position(second.id)).toBeNull();
    expect(accounts.reorder([third.id, crypto.randomUUID(), first.id])).toEqual([]);
  });

  it('that nobody knows can’t be had or changed, only forgotten', async () => {
    const accounts = open();
    const { id } = aRecord();
    expect(accounts.has(id)).toBe(false);
    for (const ask of [() => accounts.get(id), () => accounts.update(id, { label: 'x' })]) {
      expect((await failureOf(ask)).code).toBe('unknown-account');
    }
    accounts.remove(id);
    accounts.note(id, { lastUsedAt: 5 });
    expect(accounts.list()).toEqual([]);
  });

  it('that are being added or deleted are not shown and can’t be used, but can be finished', async () => {
    const accounts = open();
    const records = [aRecord(), aRecord({ pending: 'adding' }), aRecord({ pending: 'deleting' })] as const;
    for (const record of records) accounts.add(record);
    expect(accounts.list()).toEqual([records[0]]);
    expect(open().interrupted()).toEqual([records[1], records[2]]);
    for (const { id } of records.slice(1)) {
      expect((await failureOf(() => accounts.get(id))).code).toBe('unknown-account');
      expect(accounts.has(id)).toBe(true);
      accounts.update(id, { pending: null });
      expect(accounts.get(id).pending).toBeNull();
    }
  });

  it('stay as they were where a change can’t be saved', async () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    const end = blockSaving();
    const attempts = [
      () => accounts.add(aRecord()),
      () => accounts.update(record.id, { label: 'x' }),
      () => accounts.remove(record.id),
    ];
    for (const attempt of attempts) {
      expect((await failureOf(attempt)).code).toBe('store-unwritable');
      expect(accounts.list()).toEqual([record]);
    }
    end();
    expect(open().list()).toEqual([record]);
  });

  it('pass on what is wrong with their file', () => {
    writeFileSync(join(folder, 'accounts.json'), '{');
    expect(open().warnings).toEqual([expect.stringContaining('could not be read and was kept as')]);
  });

  it.each([
    ['another provider', { provider: 'gitlab' }],
    ['an id that is none', { id: 'x' }],
    ['no label', { label: undefined }],
    ['an unknown pending state', { pending: 'editing' }],
  ])('with %s are not understood, and their file is set aside', (_name, change) => {
    const file = { version: 1, accounts: [aRecord(), { ...aRecord(), ...change }] };
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify(file));
    expect(open()).toMatchObject({ warnings: [expect.stringContaining('was kept as')] });
  });

  it('that stand in the file twice, and differ, are not understood either', () => {
    const record = aRecord({ label: 'first' });
    const file = { version: 1, accounts: [record, { ...record, label: 'last' }] };
    writeFileSync(join(folder, 'accounts.json'), JSON.stringify(file));
    writeFileSync(join(folder, 'accounts.json.bak'), JSON.stringify({ version: 1, accounts: [record] }));
    const accounts = open();
    expect(accounts.list()).toEqual([record]);
    expect(accounts.warnings).toEqual([expect.stringContaining('was restored')]);
  });
});

describe('a note', () => {
  it('is remembered at once and written within a second, together with others', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    accounts.note(record.id, { lastUsedAt: 5 });
    vi.advanceTimersByTime(900);
    const session = { receivedAt: 1, lifetimeMs: 2, freshForMs: 1 };
    accounts.note(record.id, { session });
    expect(accounts.get(record.id)).toEqual({ ...record, lastUsedAt: 5, session });
    expect(open().list()).toEqual([record]);
    vi.advanceTimersByTime(100);
    expect(open().list()).toEqual([{ ...record, lastUsedAt: 5, session }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('of a rejected password is written at once, so that even a crash does not try it again', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    accounts.note(record.id, { rejected: 'No.', session: null });
    expect(open().get(record.id).rejected).toBe('No.');
    accounts.note(record.id, { rejected: null });
    expect(open().get(record.id).rejected).toBeNull();
  });

  it('that changes nothing about the rejection does not hurry', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    accounts.note(record.id, { rejected: null, lastUsedAt: 7 });
    expect(open().get(record.id).lastUsedAt).toBeNull();
    expect(vi.getTimerCount()).toBe(1);
  });

  it('goes along with the next change, and is not written a second time', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    accounts.note(record.id, { lastUsedAt: 5 });
    accounts.add(aRecord());
    expect(open().get(record.id).lastUsedAt).toBe(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is written before the program ends', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    accounts.note(record.id, { lastUsedAt: 4 });
    accounts.note(record.id, { lastUsedAt: 5 });
    accounts.flush();
    expect(open().get(record.id).lastUsedAt).toBe(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that can’t be written is told, kept in mind, and written with the next change', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    const end = blockSaving();
    accounts.note(record.id, { lastUsedAt: 5 });
    vi.advanceTimersByTime(1000);
    expect(unwritable).toEqual([expect.objectContaining({ code: 'store-unwritable' })]);
    expect(accounts.get(record.id).lastUsedAt).toBe(5);
    end();
    accounts.update(record.id, { label: 'x' });
    expect(open().get(record.id)).toMatchObject({ lastUsedAt: 5, label: 'x' });
  });

  it('on an account that is removed meanwhile is dropped', () => {
    const accounts = open();
    const record = aRecord();
    accounts.add(record);
    accounts.note(record.id, { lastUsedAt: 5 });
    accounts.remove(record.id);
    vi.advanceTimersByTime(2000);
    expect(open().list()).toEqual([]);
  });
});
