import '../testing/without-electron.ts';
import { cpSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountDraft } from '../../contract/calls.ts';
import { TokendockError } from '../errors.ts';
import { aDraft, aRecord } from '../testing/an-account.ts';
import { settled } from '../testing/desk.ts';
import { Crash, mishaps, openInterruptedDesk } from '../testing/interrupted-desk.ts';
import type { Remains } from '../testing/interrupted-desk.ts';
import { quickFolder } from '../testing/temporary-folder.ts';
import type { AccountRecord } from './account-record.ts';
import { openAccounts } from './accounts.ts';

type Changes = ReturnType<typeof openInterruptedDesk>['changes'];

const session = { receivedAt: 1, lifetimeMs: 2, freshForMs: 1 };
const account = aRecord({ label: 'old', session });
const bystander = aRecord({ label: 'bystander', session });
const whole: AccountRecord = { ...account, label: 'new', session: null };

/** Two accounts, each with a password and a session. */
function before(folder: string): Remains {
  const accounts = openAccounts({ folder, onUnwritable: () => undefined });
  const entries = new Map<string, string>();
  for (const { id, ...record } of [account, bystander]) {
    accounts.add({ id, ...record });
    entries.set(id, `old password of ${id}`).set(`${id}:session`, 'old session');
  }
  return { folder, entries };
}

function copyOf({ folder, entries }: Remains): Remains {
  const copy = quickFolder();
  cpSync(folder, copy, { recursive: true });
  return { folder: copy, entries: new Map(entries) };
}

const draft = (given: Partial<AccountDraft> = {}): AccountDraft => aDraft({ label: 'new', password: '', ...given });

interface Change {
  readonly name: string;
  readonly make: (changes: Changes) => Promise<unknown>;
  /** How the account is to be when all went well; null: gone. */
  readonly after: { readonly record: AccountRecord; readonly password: string } | null;
}

const old = { record: account, password: `old password of ${account.id}` };
/** Behind another path of the same host: to another host, the saved password is not taken along. */
const gateway = 'https://public-api.cloudidr.com/gateway';
const behind = { ...whole, identifier: { kind: 'username', value: 'bea' }, baseUrl: gateway } as const;
const staging = { ...behind, baseUrl: 'https://staging.example' } as const;
const elsewhere = { username: 'bea', baseUrl: 'https://staging.example' };

const changes: readonly Change[] = [
  { name: 'adding another', make: (to) => to.add(draft({ password: 'pw' })), after: old },
  {
    name: 'renaming',
    make: (to) => to.edit({ id: account.id, ...draft() }),
    after: { ...old, record: { ...account, label: 'new' } },
  },
  {
    name: 'changing where it signs in',
    make: (to) => to.edit({ id: account.id, ...draft({ username: 'bea', baseUrl: gateway }) }),
    after: { ...old, record: behind },
  },
  {
    name: 'changing its password',
    make: (to) => to.edit({ id: account.id, ...draft({ password: 'new password' }) }),
    after: { record: whole, password: 'new password' },
  },
  {
    name: 'changing everything',
    make: (to) => to.edit({ id: account.id, ...draft({ ...elsewhere, password: 'new password' }) }),
    after: { record: staging, password: 'new password' },
  },
  { name: 'deleting', make: (to) => to.remove(account.id), after: null },
];

type End = 'done' | 'failed' | 'crashed';

async function endOf(work: Promise<unknown>): Promise<End> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Crash) return 'crashed';
    if (error instanceof TokendockError) return 'failed';
    throw error;
  }
}

/** The next start: what it finds after it has finished what was interrupted. */
async function nextStart(remains: Remains) {
  const { accounts, changes: finishing } = openInterruptedDesk(remains, null, 0);
  expect(accounts.warnings).toEqual([]);
  await finishing.finishInterrupted();
  return { list: accounts.list(), interrupted: accounts.interrupted() };
}

function expectNoLooseEnds(
  { entries }: Remains,
  list: readonly AccountRecord[],
  interrupted: readonly AccountRecord[],
): void {
  expect(interrupted).toEqual([]);
  const ids = new Set(list.map(({ id }) => id));
  expect([...entries.keys()].filter((entry) => !ids.has(entry.slice(0, 36)))).toEqual([]);
  expect(list).toContainEqual(bystander);
  expect(entries.get(bystander.id)).toBe(`old password of ${bystander.id}`);
  expect(entries.get(`${bystander.id}:session`)).toBe('old session');
}

/** Whether what the next start finds is the account as it was, as it was to be, or one that asks for its password. */
function isWholeOrAsks({ entries }: Remains, found: AccountRecord, after: Change['after']): boolean {
  const states = [old, ...(after ? [after] : [])];
  const password = entries.get(account.id);
  const isWhole = states.some(
    (state) =>
      state.password === password &&
      state.record.baseUrl === found.baseUrl &&
      state.record.identifier.value === found.identifier.value,
  );
  // What was to be deleted may have lost its password: then the next sign-in says that there is none.
  return isWhole || found.rejected !== null || (after === null && password === undefined);
}

/** All but the session, which may be lost, and the mark that the password is needed. */
const gist = (record: AccountRecord): string => JSON.stringify({ ...record, session: null, rejected: null });

/** What is wrong with what the next start finds of the account; null: nothing. */
function complaint(
  remains: Remains,
  found: AccountRecord | undefined,
  end: End,
  after: Change['after'],
): string | null {
  if (!found) return after === null ? null : 'The account was lost.';
  if (!isWholeOrAsks(remains, found, after)) return 'Password and record do not belong together.';
  if (end === 'failed') return gist(found) === gist(account) ? null : 'A failed change was made.';
  if (end === 'crashed') return null;
  if (!after || gist(found) !== gist(after.record) || found.rejected !== null) return 'What was done was not kept.';
  return remains.entries.get(account.id) === after.password ? null : 'What was done was done to another password.';
}

describe.each(changes)('$name', ({ make, after }) => {
  it.each(mishaps)('loses no account and leaves no secret behind, whichever step meets this: %s', async (mishap) => {
    const template = before(quickFolder());
    let end: End = 'failed';
    for (let at = 0, happened = true; happened; at++) {
      const remains = copyOf(template);
      const desk = openInterruptedDesk(remains, mishap, at);
      end = await endOf(make(desk.changes));
      await settled();
      happened = desk.steps.met !== null;
      const { list, interrupted } = await nextStart(remains);
      expectNoLooseEnds(remains, list, interrupted);
      const found = list.find(({ id }) => id === account.id);
      expect({ at, end, complaint: complaint(remains, found, end, after) }).toEqual({ at, end, complaint: null });
    }
    // In the last round, there was no such step any more.
    expect(end).toBe('done');
  });
});

describe('one mishap after another', () => {
  const change = fc.record({
    what: fc.constantFrom(...changes),
    mishap: fc.constantFrom(...mishaps),
    // Beyond the last step: nothing happens.
    at: fc.nat({ max: 9 }),
    restarts: fc.boolean(),
  });

  it('loses no account that was not to be deleted, and leaves no secret behind', { timeout: 60_000 }, async () => {
    const template = before(quickFolder());
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 6 }), async (all) => {
        const remains = copyOf(template);
        const added: string[] = [];
        for (const { what, mishap, at, restarts } of all) {
          const desk = openInterruptedDesk(remains, mishap, at);
          if (restarts) await desk.changes.finishInterrupted().catch(() => undefined);
          const made = what.make(desk.changes).then((id) => typeof id === 'string' && added.push(id));
          await endOf(made);
          await settled();
        }
        const { list, interrupted } = await nextStart(remains);
        expectNoLooseEnds(remains, list, interrupted);
        const ids = list.map(({ id }) => id);
        for (const id of added) expect(ids).toContain(id);
        for (const id of added) expect(remains.entries.get(id)).toBe('pw');
        const isThere = ids.includes(account.id) && remains.entries.has(account.id);
        expect(isThere || all.some(({ what }) => what.after === null)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
