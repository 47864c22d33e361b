import type { CallInput, CallName } from '../../contract/calls.ts';
import { aDraft } from './an-account.ts';

const id = '3f1c6a52-9b0e-4d7a-8c21-5a0d8e7b1f42';

const draft = aDraft();

/** For each call an argument that fits its schema. */
export const fittingCalls: { readonly [Name in CallName]: CallInput<Name> } = {
  loadState: undefined,
  addAccount: draft,
  editAccount: { id, ...draft },
  deleteAccount: { id },
  signIn: { id },
  copyToken: { id },
  choose: { id, option: 'tenant-1' },
  refreshProfile: { id },
  accountDetails: { id },
  copySignInCheck: { id },
  checkSignIn: { id },
  chooseAuthority: undefined,
  quickCopy: { id },
  hideQuickOpen: undefined,
  setPinned: { id, pinned: true },
  setOrder: { ids: [id] },
  changeSettings: { theme: 'dark', clipboardSeconds: 20 },
  keepSecretsInMemory: undefined,
  clearClipboard: undefined,
  exportAccounts: { passphrase: null },
  chooseImport: undefined,
  openImport: { ticket: id, passphrase: 'x' },
  applyImport: { ticket: id },
  dropImport: undefined,
  lock: undefined,
  unlock: undefined,
  dismissNotice: { id: 'damaged accounts' },
};
