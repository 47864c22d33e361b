import type { JSX } from 'react';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { Icon } from '../design/icon.tsx';
import { actions } from '../store/window.ts';
import { accountOf } from './row-of.ts';

export type CopyProgress = 'ready' | 'busy' | 'done';

interface CopyButtonProps {
  readonly form: AccountView['copyForm'];
  readonly progress: CopyProgress;
}

const words = { busy: 'row.copying', done: 'row.copied' } as const;

/**
 * Copies for the account of the row that it is in. Keeps its name while it says how the copy goes: the toast announces
 * that to those who can't see it.
 */
export function CopyButton({ form, progress }: CopyButtonProps): JSX.Element {
  // As many letters as the button has room for.
  const name = t('row.copy', { what: t(`copyShort.${form}`) });
  return (
    <button
      type="button"
      className="button copy-button"
      aria-label={name}
      data-name={name}
      data-progress={progress}
      onClick={(event) => {
        const id = accountOf(event.currentTarget);
        if (id !== undefined) {
          void actions.copyToken(id);
        }
      }}
    >
      <span className="copy-button-words">
        {progress === 'done' ? <Icon name="check" /> : null}
        {progress === 'ready' ? name : t(words[progress])}
      </span>
    </button>
  );
}
