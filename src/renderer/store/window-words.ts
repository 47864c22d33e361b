import type { CallOutput } from '../../contract/calls.ts';
import { durationWords } from '../time/durations.ts';

/** "Expires in 59 min" or "Expiry unknown". */
function expiryWords(expiresAt: number | null, now: number): string {
  return expiresAt === null ? 'Expiry unknown' : `Expires in ${durationWords(expiresAt - now)}`;
}

export function copiedWords(label: string, copy: CallOutput<'copyToken'>, now: number): string {
  const clears = durationWords(Math.ceil((copy.clearsAt - now) / 1000) * 1000);
  return `Copied token for ${label}. ${expiryWords(copy.expiresAt, now)}; clipboard clears in ${clears}.`;
}

export function signedInWords(label: string, expiresAt: number | null, now: number): string {
  return `Signed in to ${label}. ${expiryWords(expiresAt, now)}.`;
}
