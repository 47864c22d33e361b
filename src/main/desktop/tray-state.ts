import type { AccountStatus, AccountView } from '../../contract/account.ts';

/** What the tray's icon tells at a glance. */
export type TrayState = 'normal' | 'busy' | 'attention';

const wanting: ReadonlySet<AccountStatus['kind']> = new Set(['needs-password', 'needs-choice', 'keychain-locked']);

/** Busy while anything signs in; else attention while an account waits for its person. */
export function trayState(accounts: readonly AccountView[]): TrayState {
  if (accounts.some(({ status }) => status.kind === 'signing-in')) return 'busy';
  return accounts.some(({ status }) => wanting.has(status.kind)) ? 'attention' : 'normal';
}
