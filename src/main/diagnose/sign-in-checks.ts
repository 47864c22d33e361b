import type { SignInCheck } from '../../contract/sign-in-check.ts';
import { t } from '../../contract/language/language.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { TokendockError } from '../errors.ts';
import { providers } from '../providers/index.ts';
import { checkSignIn, reportOf } from './sign-in-check.ts';
import type { CheckWork } from './sign-in-check.ts';

interface Checking {
  readonly accounts: Pick<Accounts, 'get'>;
  readonly work: CheckWork;
  /** The program's own. */
  readonly version: string;
  /** Puts plain text on the clipboard: a report holds no secret. */
  readonly copyText: (text: string) => Promise<void>;
}

/** The sign-in checks of this run, and the report of each account's last one. */
export function createSignInChecks({ accounts, work, version, copyText }: Checking) {
  const reports = new Map<string, string>();
  return {
    async check(id: string): Promise<SignInCheck> {
      const record = accounts.get(id);
      const check = await checkSignIn(record, work);
      const { name } = providers[record.provider].form;
      reports.set(id, reportOf(check, { version, provider: name, baseUrl: record.baseUrl, now: work.clock.now() }));
      return check;
    },
    /** Fails with `cancelled` where nothing was checked since the start or the last lock. */
    async copyReport(id: string): Promise<void> {
      const report = reports.get(id);
      if (report === undefined) throw new TokendockError({ code: 'cancelled', message: t('check.none') });
      await copyText(report);
    },
    forget: (): void => reports.clear(),
  };
}
