import { type JSX, useState } from 'react';
import type { Authority } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { actions } from '../store/window.ts';
import { Field } from './field.tsx';

interface AuthorityFieldProps {
  readonly value: Authority | null;
  readonly problem: string | undefined;
  readonly onChoose: (authority: Authority | null) => void;
}

/** A file of certificates that this account's server is judged by, beside the system's. */
export function AuthorityField({ value, problem, onChoose }: AuthorityFieldProps): JSX.Element {
  const [refusal, setRefusal] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const answer = await actions.chooseAuthority();
    setRefusal(answer.ok ? null : answer.error.message);
    if (answer.ok && answer.value !== null) {
      onChoose(answer.value);
    }
  };
  const remove = (): void => {
    setRefusal(null);
    onChoose(null);
  };
  return (
    <Field label={t('form.authority')} hint={t('form.authorityHint')} problem={refusal ?? problem}>
      {(control) => (
        <div className="authority">
          <button {...control} type="button" className="button" onClick={() => void choose()}>
            {value?.name ?? t('form.chooseFile')}
          </button>
          {value === null ? (
            <span className="authority-name">{t('form.systemAuthorities')}</span>
          ) : (
            <button type="button" className="button" onClick={remove}>
              {t('form.removeAuthority')}
            </button>
          )}
        </div>
      )}
    </Field>
  );
}
