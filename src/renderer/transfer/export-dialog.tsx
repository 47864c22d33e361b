import { type FormEvent, type JSX, useState } from 'react';
import type { Failure } from '../../contract/result.ts';
import { PasswordField } from '../account-form/password-field.tsx';
import { AppModal } from '../app/modal.tsx';
import { SegmentsField } from '../design/segments-field.tsx';
import { actions } from '../store/window.ts';

const kinds = [
  [false, 'Without passwords'],
  [true, 'With passwords'],
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
      const words = 'Type the same passphrase twice.';
      setFailure({ code: 'invalid-input', message: words, fields: {} });
      return;
    }
    setWriting(true);
    setFailure(await actions.exportAccounts(withPasswords ? passphrase : null));
    setWriting(false);
  };

  const fieldProblem = failure?.code === 'invalid-input' ? failure.fields.passphrase : undefined;
  return (
    <AppModal title="Export accounts" onDismiss={actions.closeDialog}>
      <form className="account-form" noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="modal-body">
          <SegmentsField
            label="What goes into the file"
            hint={
              withPasswords
                ? 'Encrypted with your passphrase, as the age program does it. Nobody can open it without.'
                : 'Labels, identifiers and addresses, as JSON. Whoever imports it enters the passwords.'
            }
            value={withPasswords}
            choices={kinds}
            onChoose={setWithPasswords}
          />
          {withPasswords ? (
            <>
              <PasswordField label="Passphrase" value={passphrase} problem={fieldProblem} onType={setPassphrase} />
              <PasswordField
                label="The same again"
                value={again}
                problem={differs ? 'Differs from the one above.' : undefined}
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
            Cancel
          </button>
          <button className="button button-primary" type="submit">
            {isWriting ? 'Exporting…' : 'Export…'}
          </button>
        </div>
      </form>
    </AppModal>
  );
}
