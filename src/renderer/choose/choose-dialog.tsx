import { type FormEvent, type JSX, useState } from 'react';
import type { AccountView, Choice } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { AppModal } from '../app/modal.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import { actions } from '../store/window.ts';
import './choose-dialog.css';

/** What the provider asks for after the password, e.g. a tenant. The account remembers the answer. */
export function ChooseDialog({ account }: { readonly account: AccountView }): JSX.Element | null {
  const { id, label, status } = account;
  // While the answer is on its way the status is another: the dialog is closed by then.
  return status.kind === 'needs-choice' ? (
    <ChooseForm id={id} label={label} reason={status.reason} options={status.options} />
  ) : null;
}

interface ChooseFormProps {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly options: readonly Choice[];
}

function ChooseForm({ id, label, reason, options }: ChooseFormProps): JSX.Element {
  const [chosen, setChosen] = useState(options[0]?.id);
  const first = useStartFocus<HTMLInputElement>();
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen !== undefined) {
      void actions.chooseOption(id, chosen);
    }
  };
  return (
    <AppModal title={t('choose.title', { label })} size="small" onDismiss={actions.closeDialog}>
      <form className="account-form" onSubmit={onSubmit}>
        <fieldset className="modal-body choices">
          <legend className="choices-reason">{reason}</legend>
          {options.map((option, index) => (
            <label className="choice" key={option.id}>
              <input
                type="radio"
                name="choice"
                ref={index === 0 ? first : undefined}
                checked={chosen === option.id}
                onChange={() => setChosen(option.id)}
              />
              {option.name}
            </label>
          ))}
        </fieldset>
        <div className="modal-footer">
          <button type="button" className="button" onClick={actions.closeDialog}>
            {t('form.cancel')}
          </button>
          <button className="button button-primary" type="submit">
            {t('row.signIn')}
          </button>
        </div>
      </form>
    </AppModal>
  );
}
