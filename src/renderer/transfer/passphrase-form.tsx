import { type FormEvent, type JSX, useState } from 'react';
import type { Failure } from '../../contract/result.ts';
import type { ImportPreview } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';
import { PasswordField } from '../account-form/password-field.tsx';
import { actions } from '../store/window.ts';

interface PassphraseFormProps {
  readonly ticket: string;
  readonly onOpened: (preview: ImportPreview) => void;
}

export function PassphraseForm({ ticket, onOpened }: PassphraseFormProps): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isOpening, setOpening] = useState(false);
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setOpening(true);
    const answer = await actions.openImport(ticket, passphrase);
    setOpening(false);
    if (answer.ok) {
      onOpened(answer.value);
    } else {
      setFailure(answer.error);
    }
  };
  return (
    <form className="account-form" noValidate onSubmit={(event) => void onSubmit(event)}>
      <div className="modal-body">
        <PasswordField
          label={t('export.passphrase')}
          value={passphrase}
          problem={failure?.message}
          isStart
          onType={setPassphrase}
        />
      </div>
      <div className="modal-footer">
        <button type="button" className="button" onClick={() => void actions.leaveImport()}>
          {t('form.cancel')}
        </button>
        <button className="button button-primary" type="submit">
          {t(isOpening ? 'import.opening' : 'import.open')}
        </button>
      </div>
    </form>
  );
}
