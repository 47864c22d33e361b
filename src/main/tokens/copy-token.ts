import type { Environment } from '../../contract/account.ts';
import type { Copied } from '../../contract/calls.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import type { Secret } from '../secret.ts';
import type { Tokens } from './fresh-token.ts';
import { expiresAt } from './freshness.ts';
import { formatted } from './token-formats.ts';

/** Where a token is put for the user to paste. */
export interface TokenClipboard {
  /** For so many seconds; resolves to when it will be cleared, in ms since 1970. */
  readonly put: (secret: Secret, seconds: number) => Promise<number>;
}

interface Collaborators {
  readonly accounts: Pick<Accounts, 'get' | 'note'>;
  readonly tokens: Pick<Tokens, 'freshToken'>;
  readonly clipboard: TokenClipboard;
  /** How long a copy stays on the clipboard, in s. */
  readonly clipboardSeconds: (environment: Environment | null) => number;
  readonly clock: Clock;
  readonly onChange: (id: string) => void;
}

/** Without a form, the one in which it was last copied. */
export type CopyToken = (id: string, form?: CopyForm) => Promise<Copied>;

/**
 * The main job: a fresh token of this account on the clipboard, in the form that was asked for. The answer holds its
 * times, never the token.
 */
export function createCopyToken(collaborators: Collaborators): CopyToken {
  const { accounts, tokens, clipboard, clipboardSeconds, clock, onChange } = collaborators;
  return async (id, form) => {
    const session = await tokens.freshToken(id);
    const account = accounts.get(id);
    const as = form ?? account.copyForm;
    const clearsAt = await clipboard.put(formatted(as, session, account), clipboardSeconds(account.environment));
    accounts.note(id, { lastUsedAt: clock.now(), copyForm: as });
    onChange(id);
    return { as, expiresAt: expiresAt(session, clock), clearsAt };
  };
}
