import type { CallHandlers } from '../../contract/calls.ts';
import type { createAccountChanges } from '../accounts/account-changes.ts';
import { accountDetails } from '../accounts/account-details.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { createAuthorityFiles } from '../accounts/authority-file.ts';
import type { Clock } from '../clock.ts';
import type { createSignInChecks } from '../diagnose/sign-in-checks.ts';
import type { CopyToken } from '../tokens/copy-token.ts';
import type { Tokens } from '../tokens/fresh-token.ts';
import { expiresAt } from '../tokens/freshness.ts';

interface Answering {
  readonly accounts: Accounts;
  readonly secrets: AccountSecrets;
  readonly tokens: Tokens;
  readonly changes: ReturnType<typeof createAccountChanges>;
  readonly copyToken: CopyToken;
  readonly authorityFiles: ReturnType<typeof createAuthorityFiles>;
  /** The person's choice of a file; null where they gave up. */
  readonly askWhichCertificates: () => Promise<string | null>;
  readonly checks: ReturnType<typeof createSignInChecks>;
  readonly clock: Clock;
  readonly onChange: (id: string) => void;
}

type AccountCalls = Pick<
  CallHandlers,
  | 'addAccount'
  | 'editAccount'
  | 'deleteAccount'
  | 'choose'
  | 'signIn'
  | 'copyToken'
  | 'refreshProfile'
  | 'accountDetails'
  | 'setPinned'
  | 'setOrder'
  | 'chooseAuthority'
  | 'checkSignIn'
  | 'copySignInCheck'
>;

/** What the window asks about accounts. */
export function accountCalls(main: Answering): AccountCalls {
  const { accounts, secrets, tokens, changes, copyToken, authorityFiles, checks, clock, onChange } = main;
  const signIn = async (id: string) => ({ expiresAt: expiresAt(await tokens.signIn(id), clock) });
  return {
    async addAccount(draft) {
      authorityFiles.requireChosen(draft.authority, null);
      return { id: await changes.add(draft) };
    },
    async editAccount(draft) {
      authorityFiles.requireChosen(draft.authority, accounts.get(draft.id).authority);
      await changes.edit(draft);
      return null;
    },
    deleteAccount: ({ id }) => changes.remove(id).then(() => null),
    choose({ id, option }) {
      changes.choose(id, option);
      return signIn(id);
    },
    signIn: ({ id }) => signIn(id),
    copyToken: ({ id, as }) => copyToken(id, as),
    refreshProfile: ({ id }) => tokens.refreshProfile(id).then(() => null),
    accountDetails: ({ id }) => accountDetails(id, { accounts, tokens, secrets }),
    setPinned({ id, pinned }) {
      accounts.update(id, { pinned });
      onChange(id);
      return null;
    },
    setOrder({ ids }) {
      accounts.reorder(ids).forEach(onChange);
      return null;
    },
    async chooseAuthority() {
      const file = await main.askWhichCertificates();
      return file === null ? null : authorityFiles.read(file);
    },
    checkSignIn: ({ id }) => checks.check(id),
    copySignInCheck: ({ id }) => checks.copyReport(id).then(() => null),
  };
}
