import { aRecord } from '../../../src/main/testing/an-account.ts';
import type { AccountRecord } from '../../../src/main/accounts/account-record.ts';
import type { Accounts } from '../../../src/main/accounts/accounts.ts';

/** A change of the accounts that is on the disk when its call returns. */
export type Operation =
  | { readonly kind: 'add'; readonly record: AccountRecord }
  | { readonly kind: 'update'; readonly id: string; readonly text: string }
  | { readonly kind: 'reject'; readonly id: string; readonly text: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'reorder'; readonly ids: readonly string[] };

/** About so many accounts there are, in the long run. */
const usual = 24;

/** Drawn by chance from what can be done now; in whatever order the accounts come, as splitting changes it. */
export function nextOperation(random: () => number, accounts: readonly AccountRecord[]): Operation {
  const records = inOrder(accounts);
  const one = records[Math.floor(random() * records.length)];
  const text = `${'x'.repeat(Math.floor(random() * 10_000))}${random()}`;
  const chance = random();
  if (!one || chance < 0.6 * (1 - records.length / (2 * usual)))
    return { kind: 'add', record: aRecord({ id: uuid(random), label: text }) };
  if (chance < 0.5) return { kind: 'remove', id: one.id };
  if (chance < 0.6) return { kind: 'reject', id: one.id, text };
  if (chance < 0.7) return { kind: 'reorder', ids: records.map(({ id }) => id).toSorted(() => random() - 0.5) };
  return { kind: 'update', id: one.id, text };
}

export function perform(accounts: Accounts, operation: Operation): void {
  if (operation.kind === 'add') accounts.add(operation.record);
  else if (operation.kind === 'update') accounts.update(operation.id, { label: operation.text });
  else if (operation.kind === 'reject') accounts.note(operation.id, { rejected: operation.text });
  else if (operation.kind === 'remove') accounts.remove(operation.id);
  else accounts.reorder(operation.ids);
}

/** What the accounts are afterwards. */
export function after(records: readonly AccountRecord[], operation: Operation): AccountRecord[] {
  if (operation.kind === 'add') return [...records, operation.record];
  if (operation.kind === 'remove') return records.filter(({ id }) => id !== operation.id);
  if (operation.kind === 'reorder') {
    const { ids } = operation;
    return records.map((record) => ({ ...record, position: ids.indexOf(record.id) }));
  }
  const change = operation.kind === 'update' ? { label: operation.text } : { rejected: operation.text };
  return records.map((record) => (record.id === operation.id ? { ...record, ...change } : record));
}

export function inOrder(records: readonly AccountRecord[]): AccountRecord[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Always the same from the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uuid(random: () => number): string {
  const hex = (length: number): string => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}
