import { describe, expect, it } from 'vitest';
import type { AccountStatus } from '../../contract/account.ts';
import type { Failure, FailureCode } from '../../contract/result.ts';
import { emptyProfile } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { createTestClock } from '../testing/test-clock.ts';
import { accountStatus } from './account-status.ts';
import type { StatusGrounds } from './account-status.ts';
import type { Session, TokenLife } from './session.ts';

const minute = 60_000;
const clock = createTestClock();
const now = clock.now();

/** Of an hour, received so many minutes ago. */
function life(age: number, lifetimeMs: number | null = 60 * minute): TokenLife {
  return {
    receivedAt: now - age * minute,
    lifetimeMs,
    freshForMs: lifetimeMs === null ? 15 * minute : lifetimeMs - minute,
  };
}

function inMemory(age: number): Session {
  const receivedMonotonic = clock.monotonic() - age * minute;
  return {
    ...life(age),
    accessToken: new Secret('t'),
    refreshToken: null,
    csrf: null,
    profile: emptyProfile,
    receivedMonotonic,
  };
}

const failures: Record<FailureCode, Failure> = {
  'invalid-credentials': { code: 'invalid-credentials', message: 'Invalid username or password' },
  'account-inactive': { code: 'account-inactive', message: 'Switched off' },
  'invalid-input': { code: 'invalid-input', message: 'Wrong', fields: {} },
  'choice-needed': { code: 'choice-needed', message: 'Choose a tenant.', options: [{ id: '1', name: 'Acme' }] },
  'rate-limited': { code: 'rate-limited', message: 'Slow down', retryAfterMs: null },
  'provider-unavailable': { code: 'provider-unavailable', message: 'Down', status: 503, retryAfterMs: null },
  'bad-answer': { code: 'bad-answer', message: 'No JSON' },
  redirected: { code: 'redirected', message: 'Elsewhere', host: 'other.example' },
  network: { code: 'network', message: 'Not found', problem: 'dns' },
  'timed-out': { code: 'timed-out', message: 'Too slow' },
  'keychain-locked': { code: 'keychain-locked', message: 'Locked' },
  'keychain-unavailable': { code: 'keychain-unavailable', message: 'None' },
  'keychain-timed-out': { code: 'keychain-timed-out', message: 'No answer' },
  'store-unwritable': { code: 'store-unwritable', message: 'Full' },
  'unknown-account': { code: 'unknown-account', message: 'Gone' },
  locked: { code: 'locked', message: 'Locked' },
  cancelled: { code: 'cancelled', message: 'Changed' },
};

const nothing: StatusGrounds = { life: null, signingIn: false, rejected: null, failure: null };
const fresh: AccountStatus = { kind: 'fresh', expiresAt: now + 40 * minute, staleAt: now + 39 * minute };
const failed = (code: FailureCode, retryable = true): AccountStatus => ({
  kind: 'failed',
  reason: failures[code].message,
  retryable,
});

interface Row {
  readonly name: string;
  readonly grounds: Partial<StatusGrounds>;
  readonly status: AccountStatus;
}

describe('the status of an account', () => {
  it.each<Row>([
    { name: 'without a past', grounds: {}, status: { kind: 'signed-out' } },
    { name: 'that is signing in', grounds: { signingIn: true }, status: { kind: 'signing-in' } },
    {
      name: 'that is signing in once more after everything went wrong',
      grounds: { signingIn: true, life: inMemory(20), rejected: 'No', failure: failures['keychain-locked'] },
      status: { kind: 'signing-in' },
    },
    { name: 'with a fresh session', grounds: { life: inMemory(20) }, status: fresh },
    { name: 'with a fresh session that only the keychain holds', grounds: { life: life(20) }, status: fresh },
    {
      name: 'with a session of unknown expiry',
      grounds: { life: life(5, null) },
      status: { kind: 'fresh', expiresAt: null, staleAt: now + 10 * minute },
    },
    { name: 'with an old session of unknown expiry', grounds: { life: life(16, null) }, status: { kind: 'expired' } },
    { name: 'at its margin', grounds: { life: inMemory(59) }, status: { kind: 'expiring', expiresAt: now + minute } },
    { name: 'at its end', grounds: { life: inMemory(60) }, status: { kind: 'expired' } },
    { name: 'long after its end', grounds: { life: life(6000) }, status: { kind: 'expired' } },
    { name: 'with a session from the future', grounds: { life: life(-5) }, status: { kind: 'expired' } },
    {
      name: 'with a rejected password',
      grounds: { rejected: 'Invalid username or password', failure: failures['invalid-credentials'] },
      status: { kind: 'needs-password', reason: 'Invalid username or password' },
    },
    {
      name: 'with a password rejected in an earlier run',
      grounds: { rejected: 'Switched off' },
      status: { kind: 'needs-password', reason: 'Switched off' },
    },
    {
      name: 'with a rejected password and no network for the next try',
      grounds: { rejected: 'No', failure: failures.network },
      status: { kind: 'needs-password', reason: 'No' },
    },
    {
      name: 'that is fresh although another sign-in failed',
      grounds: { life: inMemory(20), failure: failures.network },
      status: fresh,
    },
    {
      name: 'that is fresh in memory although the keychain is locked',
      grounds: { life: inMemory(20), failure: failures['keychain-locked'] },
      status: fresh,
    },
    {
      name: 'whose fresh session lies in a locked keychain',
      grounds: { life: life(20), failure: failures['keychain-locked'] },
      status: { kind: 'keychain-locked' },
    },
    {
      name: 'whose keychain does not answer',
      grounds: { failure: failures['keychain-timed-out'] },
      status: { kind: 'keychain-locked' },
    },
    {
      name: 'whose password is needed from a locked keychain after its rejection',
      grounds: { rejected: 'No', failure: failures['keychain-locked'] },
      status: { kind: 'keychain-locked' },
    },
    {
      name: 'whose system has no keychain',
      grounds: { failure: failures['keychain-unavailable'] },
      status: failed('keychain-unavailable'),
    },
    {
      name: 'that could not be signed in anew in its last minute',
      grounds: { life: inMemory(59), failure: failures['timed-out'] },
      status: failed('timed-out'),
    },
    {
      name: 'that could not be signed in anew after its end',
      grounds: { life: inMemory(61), failure: failures['provider-unavailable'] },
      status: failed('provider-unavailable'),
    },
  ])('$name is $status.kind', ({ grounds, status }) => {
    expect(accountStatus({ ...nothing, ...grounds }, clock)).toEqual(status);
  });

  it.each([
    ['network', true],
    ['timed-out', true],
    ['provider-unavailable', true],
    ['rate-limited', true],
    ['keychain-unavailable', true],
    ['bad-answer', false],
    ['redirected', false],
    ['invalid-input', false],
  ] as const)('that failed with %s can be mended by trying again: %s', (code, retryable) => {
    expect(accountStatus({ ...nothing, failure: failures[code] }, clock)).toEqual(failed(code, retryable));
  });
});
