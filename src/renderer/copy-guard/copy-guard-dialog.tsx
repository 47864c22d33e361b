import type { JSX } from 'react';
import type { AccountView } from '../../contract/account.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import { t } from '../../contract/language/language.ts';
import { AppModal } from '../app/modal.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import { actions } from '../store/window.ts';

interface CopyGuardProps {
  readonly account: AccountView;
  readonly form: CopyForm;
}

/** A token of production is not copied by a slip of the hand. Enter, pressed once more, is enough. */
export function CopyGuardDialog({ account, form }: CopyGuardProps): JSX.Element {
  const { id, label } = account;
  const copy = useStartFocus<HTMLButtonElement>();
  return (
    <AppModal title={t('guard.title')} role="alertdialog" size="small" onDismiss={actions.closeDialog}>
      <div className="modal-body">
        <p>{t('guard.text', { label })}</p>
      </div>
      <div className="modal-footer">
        <button type="button" className="button" onClick={actions.closeDialog}>
          {t('form.cancel')}
        </button>
        <button
          type="button"
          className="button button-primary"
          ref={copy}
          // A key that is held is no second press.
          onKeyDown={(event) => {
            if (event.repeat) {
              event.preventDefault();
            }
          }}
          onClick={() => void actions.confirmCopy(id, form)}
        >
          {t('row.copy', { what: t(`copyForm.${form}`) })}
        </button>
      </div>
    </AppModal>
  );
}
