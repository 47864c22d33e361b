import type { Choice } from './account.ts';
import type { Settings } from './settings.ts';

/** The fields of the account form that a refusal can point at. */
export type FieldName =
  | 'provider'
  | 'label'
  | 'username'
  | 'email'
  | 'password'
  | 'baseUrl'
  | 'tags'
  | 'environment'
  | 'authority'
  | 'passphrase'
  | keyof Settings;

/** What each failure carries beside its code. */
interface FailureDetails {
  'invalid-credentials': object;
  'account-inactive': object;
  'invalid-input': { readonly fields: Partial<Record<FieldName, string>> };
  'choice-needed': { readonly options: readonly Choice[] };
  'rate-limited': { readonly retryAfterMs: number | null };
  'provider-unavailable': { readonly status: number; readonly retryAfterMs: number | null };
  'bad-answer': object;
  redirected: { readonly host: string | null };
  network: { readonly problem: 'dns' | 'refused' | 'tls' | 'proxy' | 'offline' | 'other' };
  'timed-out': object;
  'keychain-locked': object;
  'keychain-unavailable': object;
  'keychain-timed-out': object;
  'store-unwritable': object;
  'unknown-account': object;
  locked: object;
  cancelled: object;
}

export type FailureCode = keyof FailureDetails;

/** Why something did not work: a closed set of codes, each with a message that a person can act on. */
export type Failure = {
  [Code in FailureCode]: { readonly code: Code; readonly message: string } & FailureDetails[Code];
}[FailureCode];

export type FailureOf<Code extends FailureCode> = Extract<Failure, { code: Code }>;

/** What every call answers. Custom fields of thrown errors do not survive Electron's IPC (electron#24427). */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
