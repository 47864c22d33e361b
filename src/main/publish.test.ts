import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountStatus, AccountView } from '../contract/account.ts';
import type { Events } from '../contract/events.ts';
import type { AccountRecord } from './accounts/account-record.ts';
import { systemClock } from './clock.ts';
import { createPublisher } from './publish.ts';
import { aRecord } from './testing/an-account.ts';
import { accountStatus } from './tokens/account-status.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;

/** A session of this length that begins now. */
const sessionOf = (lifetimeMs: number): AccountRecord['session'] => ({
  receivedAt: Date.now(),
  lifetimeMs,
  freshForMs: lifetimeMs - minute,
});

function aPublisher(records: AccountRecord[]) {
  const told: Events['accountsChanged'][] = [];
  const shown: (readonly AccountView[])[] = [];
  const clock = { ...systemClock, jumped: 0, now: (): number => Date.now() + clock.jumped };
  const statusOf = ({ session, rejected }: AccountRecord): AccountStatus =>
    accountStatus({ life: session, signingIn: false, rejected, failure: null }, clock);
  const publisher = createPublisher({
    accounts: { list: () => records },
    statusOf,
    clock,
    tellWindow: (change) => told.push(change),
    showInTray: (accounts) => shown.push(accounts),
  });
  const kinds = (): string[] => told.flatMap(({ changed }) => changed.map(({ status }) => status.kind));
  return { publisher, told, shown, clock, kinds };
}

/** Past what the window was to be told at once. */
const atOnce = (): Promise<unknown> => vi.advanceTimersByTimeAsync(30);
/** Past the drawing of the tray that follows. */
const drawn = (): Promise<unknown> => vi.advanceTimersByTimeAsync(100);

describe('a change', () => {
  it('goes out together with all others of the same moment', async () => {
    const records = [aRecord(), aRecord(), aRecord()];
    const [first, second] = records;
    const { publisher, told, shown } = aPublisher(records);
    publisher.changed(first?.id ?? '');
    publisher.changed(second?.id ?? '');
    publisher.changed(first?.id ?? '');
    expect(told).toEqual([]);
    await atOnce();
    expect(told).toEqual([{ changed: publisher.views().slice(0, 2), removed: [] }]);
    expect(shown).toEqual([]);
    await drawn();
    expect(shown).toEqual([publisher.views()]);
  });

  it('goes out by itself when it comes later', async () => {
    const records = [aRecord(), aRecord()];
    const { publisher, told } = aPublisher(records);
    for (const { id } of records) {
      publisher.changed(id);
      await atOnce();
    }
    expect(told.map(({ changed }) => changed.map(({ id }) => id))).toEqual(records.map(({ id }) => [id]));
  });

  it('of an account that is gone is its removal', async () => {
    const records = [aRecord(), aRecord()];
    const { publisher, told, shown } = aPublisher(records);
    const gone = records.pop();
    publisher.changed(gone?.id ?? '');
    await atOnce();
    expect(told).toEqual([{ changed: [], removed: [gone?.id] }]);
    await drawn();
    expect(shown.at(-1)?.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  });

  it('still goes out after one that the window could not be told', async () => {
    const records = [aRecord(), aRecord()];
    const told: string[] = [];
    const publisher = createPublisher({
      accounts: { list: () => records },
      statusOf: () => ({ kind: 'signed-out' }),
      clock: systemClock,
      tellWindow({ changed }) {
        if (told.push(...changed.map(({ id }) => id)) === 1) throw new Error('Object has been destroyed');
      },
      showInTray: () => undefined,
    });
    publisher.changed(records[0]?.id ?? '');
    await expect(atOnce()).rejects.toThrow('destroyed');
    publisher.changed(records[1]?.id ?? '');
    await atOnce();
    expect(told).toEqual(records.map(({ id }) => id));
  });

  it('carries what the window may see and nothing else', async () => {
    const record = aRecord({ rejected: 'No.', createdAt: 5 });
    const { publisher, told } = aPublisher([record]);
    publisher.changed(record.id);
    await atOnce();
    expect(Object.keys(told[0]?.changed[0] ?? {}).toSorted()).toEqual([
      'authority',
      'baseUrl',
      'choice',
      'copyForm',
      'environment',
      'id',
      'identifier',
      'label',
      'lastUsedAt',
      'pinned',
      'position',
      'provider',
      'status',
      'tags',
    ]);
  });

  it('of everything names every account', async () => {
    const records = [aRecord(), aRecord(), aRecord()];
    const { publisher, told } = aPublisher(records);
    publisher.everythingChanged();
    await atOnce();
    expect(told[0]?.changed).toHaveLength(3);
  });
});

describe('a token that ages', () => {
  it('is told fresh, expiring and expired at the right moments, without anyone asking', async () => {
    const record = aRecord({ session: sessionOf(10 * minute) });
    const { publisher, kinds } = aPublisher([record]);
    publisher.changed(record.id);
    await atOnce();
    await vi.advanceTimersByTimeAsync(9 * minute - 10);
    expect(kinds()).toEqual(['fresh']);
    await vi.advanceTimersByTimeAsync(60);
    expect(kinds()).toEqual(['fresh', 'expiring']);
    await vi.advanceTimersByTimeAsync(minute - 60);
    expect(kinds()).toEqual(['fresh', 'expiring']);
    await vi.advanceTimersByTimeAsync(60);
    expect(kinds()).toEqual(['fresh', 'expiring', 'expired']);
    await vi.advanceTimersByTimeAsync(24 * 60 * minute);
    expect(kinds()).toHaveLength(3);
  });

  it('is told also where nothing has changed since the start', async () => {
    const { publisher, kinds } = aPublisher([aRecord({ session: sessionOf(10 * minute) })]);
    publisher.refreshTray();
    await vi.advanceTimersByTimeAsync(9 * minute + 60);
    expect(kinds()).toEqual(['expiring']);
  });

  it('is told in time although others age earlier and later', async () => {
    const records = [30, 10, 20].map((minutes) => aRecord({ session: sessionOf(minutes * minute) }));
    const { publisher, told } = aPublisher(records);
    publisher.everythingChanged();
    await atOnce();
    told.length = 0;
    await vi.advanceTimersByTimeAsync(40 * minute);
    expect(
      told.map(({ changed }) => changed.map(({ id, status }) => [records.findIndex((r) => r.id === id), status.kind])),
    ).toEqual([
      [[1, 'expiring']],
      [[1, 'expired']],
      [[2, 'expiring']],
      [[2, 'expired']],
      [[0, 'expiring']],
      [[0, 'expired']],
    ]);
  });

  it('is not told early where the clock is set back meanwhile, nor forgotten', async () => {
    const record = aRecord({ session: sessionOf(10 * minute) });
    const { publisher, kinds, clock } = aPublisher([record]);
    publisher.changed(record.id);
    await atOnce();
    await vi.advanceTimersByTimeAsync(5 * minute);
    clock.jumped = -3 * minute;
    await vi.advanceTimersByTimeAsync(6 * minute);
    expect(kinds()).toEqual(['fresh']);
    await vi.advanceTimersByTimeAsync(minute + 60);
    expect(kinds()).toEqual(['fresh', 'expiring']);
  });

  it('is told at once where the clock was set ahead and everything is said to have changed', async () => {
    const record = aRecord({ session: sessionOf(10 * minute) });
    const { publisher, kinds, clock } = aPublisher([record]);
    publisher.changed(record.id);
    await atOnce();
    clock.jumped = 24 * 60 * minute;
    publisher.everythingChanged();
    await atOnce();
    expect(kinds()).toEqual(['fresh', 'expired']);
  });

  it('for longer than timers reach is told all the same, and not in a rush of empty turns', async () => {
    // The tray's refreshing, many thousand times, is none of this test's business.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'Date', 'performance'] });
    const days = 24 * 60 * minute;
    const record = aRecord({ session: sessionOf(60 * days) });
    const { publisher, kinds } = aPublisher([record]);
    publisher.changed(record.id);
    await atOnce();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await vi.advanceTimersByTimeAsync(60 * days + 60);
    expect(kinds()).toEqual(['fresh', 'expiring', 'expired']);
    expect(timers.mock.calls.length).toBeLessThan(10);
  });
});

describe('the timers', () => {
  it('are the tray’s alone where nothing ages', async () => {
    const records = [aRecord(), aRecord({ rejected: 'No.' })];
    const { publisher } = aPublisher(records);
    publisher.everythingChanged();
    await atOnce();
    await drawn();
    expect(vi.getTimerCount()).toBe(1);
  });

  it('are one more where something does, however much', async () => {
    const records = Array.from({ length: 200 }, () => aRecord({ session: sessionOf(10 * minute) }));
    const { publisher } = aPublisher(records);
    publisher.everythingChanged();
    await atOnce();
    publisher.everythingChanged();
    await atOnce();
    await drawn();
    expect(vi.getTimerCount()).toBe(2);
  });

  it('draw the tray once for what begins and ends while a person would not have opened it', async () => {
    const record = aRecord();
    const { publisher, told, shown } = aPublisher([record]);
    publisher.changed(record.id);
    await atOnce();
    publisher.changed(record.id);
    await atOnce();
    publisher.trayChanged();
    await drawn();
    expect([told.length, shown.length]).toEqual([2, 1]);
  });

  it('refresh the tray’s counted minutes every 30 s without troubling the window', async () => {
    const { told, shown } = aPublisher([aRecord()]);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(shown).toHaveLength(3);
    expect(told).toEqual([]);
  });
});
