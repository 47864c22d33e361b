import type { Environment } from '../../contract/account.ts';
import type { Copied } from '../../contract/calls.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import { t } from '../../contract/language/language.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import type { Tokens } from './fresh-token.ts';
import { expiresAt } from './freshness.ts';
import { formatted } from './token-formats.ts';

/** Where a token is put for the user to paste. */
export interface TokenClipboard {
  /**
   * For so many seconds; resolves to when it will be cleared, in ms since 1970. Its turn may come late, so whether the
   * secret is still good is asked then: null where it is not, and nothing was put there.
   */
  readonly put: (secret: Secret, seconds: number, isGood: () => boolean) => Promise<number | null>;
}

interface Collaborators {
  readonly accounts: Pick<Accounts, 'get' | 'note'>;
  readonly tokens: Pick<Tokens, 'freshToken' | 'isCurrent'>;
  readonly clipboard: TokenClipboard;
  /** How long a copy stays on the clipboard, in s. */
  readonly clipboardSeconds: (environment: Environment | null) => number;
  readonly clock: Clock;
  readonly onChange: (id: string) => void;
}

/** A token that turns stale while it waits for the clipboard is replaced once. */
const mostAttempts = 2;

/** Without a form, the one in which it was last copied. */
export type CopyToken = (id: string, form?: CopyForm) => Promise<Copied>;

/**
 * The main job: a fresh token of this account on the clipboard, in the form that was asked for. The answer holds its
 * times, never the token.
 */
export function createCopyToken(collaborators: Collaborators): CopyToken {
  const { accounts, tokens, clipboard, clipboardSeconds, clock, onChange } = collaborators;
  return async (id, form) => {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const session = await tokens.freshToken(id);
      const account = accounts.get(id);
      const as = form ?? account.copyForm;
      const seconds = clipboardSeconds(account.environment);
      const clearsAt = await clipboard.put(formatted(as, session, account), seconds, () =>
        tokens.isCurrent(id, session),
      );
      if (clearsAt === null) continue;
      accounts.note(id, { lastUsedAt: clock.now(), copyForm: as });
      onChange(id);
      return { as, expiresAt: expiresAt(session, clock), clearsAt };
    }
    throw new TokendockError({ code: 'timed-out', message: t('failure.clipboard') });
  };
}
