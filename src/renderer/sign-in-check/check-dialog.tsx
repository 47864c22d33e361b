import { type JSX, useEffect, useState } from 'react';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import type { Result } from '../../contract/result.ts';
import type { CheckStep, SignInCheck } from '../../contract/sign-in-check.ts';
import { AppModal } from '../app/modal.tsx';
import { Icon, type IconName } from '../design/icon.tsx';
import { actions } from '../store/window.ts';
import './check-dialog.css';

/** What may keep an account from signing in. It looks as soon as it is opened, and sends no secret. */
export function CheckDialog({ account }: { readonly account: AccountView }): JSX.Element {
  const { id, label } = account;
  const [round, setRound] = useState(0);
  return (
    <AppModal title={t('check.title', { label })} canClickAway onDismiss={actions.closeDialog}>
      <Check id={id} key={round} />
      <div className="modal-footer">
        <button type="button" className="button" onClick={() => setRound(round + 1)}>
          {t('check.again')}
        </button>
        <button type="button" className="button" onClick={() => void actions.copySignInCheck(id)}>
          {t('check.copy')}
        </button>
        <button type="button" className="button button-primary" onClick={actions.closeDialog}>
          {t('details.close')}
        </button>
      </div>
    </AppModal>
  );
}

function Check({ id }: { readonly id: string }): JSX.Element {
  const [answer, setAnswer] = useState<Result<SignInCheck> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void actions.checkSignIn(id).then((checked) => (isWanted ? setAnswer(checked) : undefined));
    return () => {
      isWanted = false;
    };
  }, [id]);
  return (
    <div className="modal-body check" aria-busy={answer === null}>
      <output className={answer === null ? undefined : 'visually-hidden'}>
        {answer === null ? t('check.running') : null}
      </output>
      {answer?.ok === true ? <Steps steps={answer.value} /> : null}
      {answer?.ok === false ? (
        <p className="field-note" role="alert" data-problem>
          {answer.error.message}
        </p>
      ) : null}
    </div>
  );
}

const signs: Readonly<Record<CheckStep['outcome'], IconName>> = {
  ok: 'check',
  warning: 'info',
  failed: 'alert',
  skipped: 'more',
};

function Steps({ steps }: { readonly steps: SignInCheck }): JSX.Element {
  return (
    <ul className="check-steps">
      {steps.map(({ name, outcome, words }) => (
        <li className="check-step" data-outcome={outcome} key={name}>
          <Icon name={signs[outcome]} />
          <span className="check-name">
            {name} <span className="visually-hidden">{t(`check.${outcome}`)}</span>
          </span>
          <span className="check-words">{words}</span>
        </li>
      ))}
    </ul>
  );
}
