import { basename } from 'node:path';
import type { CallHandlers } from '../../contract/calls.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import type { AgeWork } from '../transfer/age-file.ts';
import { exportAccounts, requireStrong } from '../transfer/export-accounts.ts';
import type { Imports } from '../transfer/import-accounts.ts';

interface Answering {
  readonly accounts: Accounts;
  readonly secrets: AccountSecrets;
  readonly age: AgeWork;
  readonly imports: Imports;
  readonly clock: Clock;
  /** The person's choice; null where they gave up. */
  readonly askWhereToSave: (kind: 'json' | 'age', now: number) => Promise<string | null>;
  readonly askWhichFile: () => Promise<string | null>;
}

type TransferCalls = Pick<
  CallHandlers,
  'exportAccounts' | 'chooseImport' | 'openImport' | 'applyImport' | 'dropImport'
>;

/** What the window asks about exports and imports. */
export function transferCalls({ accounts, secrets, age, imports, clock, ...ask }: Answering): TransferCalls {
  return {
    async exportAccounts({ passphrase }) {
      if (passphrase !== null) requireStrong(passphrase);
      const file = await ask.askWhereToSave(passphrase === null ? 'json' : 'age', clock.now());
      if (file === null) return { fileName: null };
      await exportAccounts(file, passphrase, { accounts, secrets, age, now: () => clock.now() });
      return { fileName: basename(file) };
    },
    async chooseImport() {
      const file = await ask.askWhichFile();
      return file === null ? { kind: 'cancelled' } : imports.choose(file);
    },
    openImport: ({ ticket, passphrase }) => imports.openWith(ticket, passphrase),
    applyImport: ({ ticket }) => imports.apply(ticket),
    dropImport() {
      imports.drop();
      return null;
    },
  };
}
