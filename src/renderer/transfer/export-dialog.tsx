import { type FormEvent, type JSX, useState } from 'react';
import type { Failure } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import { PasswordField } from '../account-form/password-field.tsx';
import { AppModal } from '../app/modal.tsx';
import { SegmentsField } from '../design/segments-field.tsx';
import { actions } from '../store/window.ts';

const kinds = [
  [false, 'export.withoutPasswords'],
  [true, 'export.withPasswords'],
] as const;

/** All accounts into a file: for another computer, or a colleague. What is typed lives and dies with the dialog. */
export function ExportDialog(): JSX.Element {
  const [withPasswords, setWithPasswords] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isWriting, setWriting] = useState(false);
  const differs = withPasswords && again !== '' && again !== passphrase;

  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (withPasswords && again !== passphrase) {
      const words = t('export.twice');
      setFailure({ code: 'invalid-input', message: words, fields: {} });
      return;
    }
    setWriting(true);
    setFailure(await actions.exportAccounts(withPasswords ? passphrase : null));
    setWriting(false);
  };

  const fieldProblem = failure?.code === 'invalid-input' ? failure.fields.passphrase : undefined;
  return (
    <AppModal title={t('export.title')} onDismiss={actions.closeDialog}>
      <form className="account-form" noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="modal-body">
          <SegmentsField
            label={t('export.content')}
            hint={t(withPasswords ? 'export.encryptedHint' : 'export.plainHint')}
            value={withPasswords}
            choices={kinds.map(([kind, words]) => [kind, t(words)])}
            onChoose={setWithPasswords}
          />
          {withPasswords ? (
            <>
              <PasswordField
                label={t('export.passphrase')}
                value={passphrase}
                problem={fieldProblem}
                onType={setPassphrase}
              />
              <PasswordField
                label={t('export.again')}
                value={again}
                problem={differs ? t('export.differs') : undefined}
                onType={setAgain}
              />
            </>
          ) : null}
        </div>
        {failure !== null && fieldProblem === undefined ? (
          <div className="form-failure" role="alert">
            <p>{failure.message}</p>
          </div>
        ) : null}
        <div className="modal-footer">
          <button type="button" className="button" onClick={actions.closeDialog}>
            {t('form.cancel')}
          </button>
          <button className="button button-primary" type="submit">
            {t(isWriting ? 'export.exporting' : 'export.export')}
          </button>
        </div>
      </form>
    </AppModal>
  );
}
