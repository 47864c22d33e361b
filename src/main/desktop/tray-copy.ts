import type { CopyForm } from '../../contract/copy-forms.ts';
import type { Events } from '../../contract/events.ts';
import { copiedWords } from '../../contract/words.ts';
import { t } from '../../contract/language/language.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { CopyToken } from '../tokens/copy-token.ts';

interface Collaborators {
  readonly accounts: Pick<Accounts, 'get'>;
  readonly copyToken: CopyToken;
  readonly clock: Clock;
  /** Outside the window: a notification and the tray's tooltip. */
  readonly say: (title: string, text: string) => void;
  readonly showAccount: (account: Events['accountShown']) => Promise<void>;
}

/** A click in the tray. A password that the provider rejects opens the window, since only there it can be mended. */
export function createTrayCopy({ accounts, copyToken, clock, say, showAccount }: Collaborators) {
  return async (id: string, form?: CopyForm): Promise<void> => {
    let title = t('tray.nothingCopied');
    try {
      // An open menu may still show an account that was deleted.
      const { label } = accounts.get(id);
      title = t('tray.nothingCopiedFor', { label });
      say('Tokendock', copiedWords(label, await copyToken(id, form), clock.now()));
    } catch (error) {
      const message = error instanceof TokendockError ? error.message : t('tray.notCopied');
      say(title, message);
      // Only the window can unlock.
      const ask = questionAfter(error);
      if (ask !== null) await showAccount({ id, ask }).catch(() => undefined);
    }
  };
}

/** What the window is to ask, since only there it can be answered. */
function questionAfter(error: unknown): Events['accountShown']['ask'] {
  if (!(error instanceof TokendockError)) return null;
  if (error.code === 'choice-needed') return 'choice';
  return error.code === 'invalid-credentials' || error.code === 'account-inactive' ? 'password' : null;
}
