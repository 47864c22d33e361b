import type { FailureCode } from '../../src/contract/result.ts';
import type { HostileAnswer } from './hostile/hostile-answer.ts';

/** What each family of hostile answers may end in for a client; `success`: a token that is worth having came through. */
export const hostileOutcomes: Readonly<Record<HostileAnswer['family'], readonly (FailureCode | 'success')[]>> = {
  'not-json': ['bad-answer'],
  'no-token': ['bad-answer'],
  'odd-token': ['bad-answer', 'success'],
  'odd-lifetime': ['success'],
  'odd-json': ['success', 'bad-answer'],
  'too-large': ['bad-answer', 'network', 'timed-out'],
  'too-slow': ['timed-out'],
  'cut-off': ['network', 'bad-answer'],
  refusal: ['invalid-credentials', 'account-inactive'],
  'broken-refusal': ['invalid-credentials', 'account-inactive'],
  outage: ['provider-unavailable'],
  busy: ['rate-limited', 'provider-unavailable'],
};
