import { expect, it } from 'vitest';
import type { AccountStatus } from '../../contract/account.ts';
import { aView } from '../testing/an-account.ts';
import { trayState } from './tray-state.ts';

const rejected: AccountStatus = { kind: 'needs-password', reason: 'No.' };

it.each<[readonly AccountStatus[], string]>([
  [[], 'normal'],
  [[{ kind: 'expired' }, { kind: 'failed', reason: 'Offline.', retryable: true }], 'normal'],
  [[{ kind: 'expired' }, rejected], 'attention'],
  [[{ kind: 'keychain-locked' }], 'attention'],
  [[rejected, { kind: 'signing-in' }], 'busy'],
])('accounts that are %j make the icon %s', (statuses, state) => {
  expect(trayState(statuses.map((status) => aView({ status })))).toBe(state);
});
