import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import { useStartFocus } from './use-start-focus.ts';
import { actions } from '../store/window.ts';

export function LoadFailure({ message }: { readonly message: string }): JSX.Element {
  const retry = useStartFocus<HTMLButtonElement>();
  return (
    <main className="screen centered">
      <h1 className="centered-title">{t('list.unreadable')}</h1>
      <p className="centered-text" role="alert">
        {message}
      </p>
      <button type="button" className="button" ref={retry} onClick={() => void actions.loadAgain()}>
        {t('list.tryAgain')}
      </button>
    </main>
  );
}
