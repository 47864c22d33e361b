import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import type { Secret } from '../secret.ts';
import type { Tokens } from './fresh-token.ts';
import { expiresAt } from './freshness.ts';

/** Where a token is put for the user to paste. */
export interface TokenClipboard {
  /** Resolves to when it will be cleared, in ms since 1970. */
  readonly put: (secret: Secret) => Promise<number>;
}

export interface Copied {
  /** In ms since 1970; null where nobody knows. */
  readonly expiresAt: number | null;
  readonly clearsAt: number;
}

interface Collaborators {
  readonly accounts: Pick<Accounts, 'note'>;
  readonly tokens: Pick<Tokens, 'freshToken'>;
  readonly clipboard: TokenClipboard;
  readonly clock: Clock;
  readonly onChange: (id: string) => void;
}

/** The main job: a fresh token of this account on the clipboard. The answer holds its times, never the token. */
export function createCopyToken({ accounts, tokens, clipboard, clock, onChange }: Collaborators) {
  return async (id: string): Promise<Copied> => {
    const session = await tokens.freshToken(id);
    const clearsAt = await clipboard.put(session.accessToken);
    accounts.note(id, { lastUsedAt: clock.now() });
    onChange(id);
    return { expiresAt: expiresAt(session, clock), clearsAt };
  };
}
