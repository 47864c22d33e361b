import type { JSX } from 'react';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';

const words = { busy: 'row.copying', done: 'row.copied' } as const;

/** Keeps its name while it says how the copy goes: the toast announces that to those who can't see it. */
export function CopyButton({ account }: { readonly account: AccountView }): JSX.Element {
  const { id, copyForm } = account;
  const progress = useWindow((state) => state.copying[id] ?? 'ready');
  // As many letters as the button has room for.
  const name = t('row.copy', { what: t(`copyShort.${copyForm}`) });
  return (
    <button
      type="button"
      className="button copy-button"
      aria-label={name}
      data-name={name}
      data-progress={progress}
      onClick={() => void actions.copyToken(id)}
    >
      <span className="copy-button-words">
        {progress === 'done' ? <Icon name="check" /> : null}
        {progress === 'ready' ? name : t(words[progress])}
      </span>
    </button>
  );
}
