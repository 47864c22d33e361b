import type { FailureCode } from '../../../src/contract/result.ts';
import type { Done } from './desk-messages.ts';

/** What is known of an account from what was answered; a crash leaves several things possible. */
export interface KnownAccount {
  /** Its first label, which all later ones begin with. */
  readonly name: string;
  id: string | null;
  there: 'yes' | 'no' | 'maybe';
  labels: Set<string>;
  /** Null: it may have none any more. */
  passwords: Set<string | null>;
  /** Whether it may wait for its user: the provider rejected the password, or nobody knows which one was saved. */
  mayAsk: boolean;
  /** The one that signs in. */
  atProvider: string;
}

/** The keychain said that it did nothing. */
const nothingDone: ReadonlySet<FailureCode | null> = new Set(['keychain-locked', 'unknown-account', 'cancelled']);

export function newlyKnown(name: string, password: string): KnownAccount {
  return {
    name,
    id: null,
    there: 'maybe',
    labels: new Set([name]),
    passwords: new Set([password]),
    mayAsk: false,
    atProvider: password,
  };
}

export function noteAddition(known: KnownAccount, done: Done | null): void {
  if (done === null) return;
  known.id = done.id ?? null;
  known.there = done.failed === null ? 'yes' : 'no';
}

/** `alone`: nothing else was under way, so that the outcome is all there is. */
export function noteRenaming(known: KnownAccount, done: Done | null, label: string, alone: boolean): void {
  if (done?.failed === null && alone) known.labels.clear();
  if (done === null || done.failed === null) known.labels.add(label);
}

export function notePassword(known: KnownAccount, done: Done | null, password: string, alone: boolean): void {
  if (done?.failed === null && alone) known.passwords.clear();
  if (done === null || !nothingDone.has(done.failed)) known.passwords.add(password);
  if (done?.failed === null && alone) known.mayAsk = false;
  else if (done === null || !nothingDone.has(done.failed)) known.mayAsk = true;
}

/** The provider rejects all but the password that it knows of. */
export function noteSignIn(known: KnownAccount, alone: boolean): void {
  const [password, ...others] = known.passwords;
  if (!alone || others.length > 0 || password !== known.atProvider) known.mayAsk = true;
}

export function noteDeletion(known: KnownAccount, done: Done | null): void {
  if (done?.failed === null) known.there = 'no';
  else if (done === null && known.there === 'yes') known.there = 'maybe';
  // One that stays may have lost its password all the same.
  else if (done !== null && !nothingDone.has(done.failed)) known.passwords.add(null);
}
