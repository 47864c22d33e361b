import { troubles } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** What main asks of the keychain's process. */
export type Question =
  | { readonly verb: 'get' | 'delete'; readonly account: string }
  | { readonly verb: 'set'; readonly account: string; readonly value: string };

/** A get's text or null, null for a set, whether there was something for a delete; or what went wrong. */
export type Answer =
  | { readonly ok: true; readonly value: string | boolean | null }
  | { readonly ok: false; readonly trouble: Trouble };

/** An answer carries its question's number. */
export type Numbered<T> = T & { readonly id: number };

/** Null for anything but a question. */
export function parseQuestion(message: unknown): Numbered<Question> | null {
  const { id, verb, account, value } = fields(message);
  if (typeof id !== 'number' || typeof account !== 'string') return null;
  if (verb === 'get' || verb === 'delete') return { id, verb, account };
  return verb === 'set' && typeof value === 'string' ? { id, verb, account, value } : null;
}

/** Null for anything but an answer. */
export function parseAnswer(message: unknown): Numbered<Answer> | null {
  const { id, ok, value, trouble } = fields(message);
  if (typeof id !== 'number') return null;
  if (ok === true) {
    return typeof value === 'string' || typeof value === 'boolean' || value === null ? { id, ok, value } : null;
  }
  const known = troubles.find((one) => one === trouble);
  return ok === false && known !== undefined ? { id, ok, trouble: known } : null;
}

function fields(message: unknown): Readonly<Record<string, unknown>> {
  return typeof message === 'object' && message !== null ? Object.fromEntries(Object.entries(message)) : {};
}
