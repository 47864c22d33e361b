import { type JSX, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import { useStartFocus } from '../app/use-start-focus.ts';
import { Icon } from '../design/icon.tsx';
import { actions } from '../store/window.ts';
import './lock-screen.css';

/** All that is seen while Tokendock is locked. */
export function LockScreen(): JSX.Element {
  const unlock = useStartFocus<HTMLButtonElement>();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <main className="screen centered">
      <span className="lock-sign">
        <Icon name="lock" />
      </span>
      <h1 className="centered-title">{t('lock.title')}</h1>
      <p className="centered-text" role={problem === null ? undefined : 'alert'}>
        {problem ?? t('lock.text')}
      </p>
      <button
        type="button"
        className="button button-primary button-large"
        ref={unlock}
        onClick={() => void actions.unlock().then((failure) => setProblem(failure?.message ?? null))}
      >
        {t('lock.unlock')}
      </button>
    </main>
  );
}
