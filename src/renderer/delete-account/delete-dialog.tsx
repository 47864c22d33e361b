import { type JSX, useState } from 'react';
import type { AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { AppModal } from '../app/modal.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import { actions } from '../store/window.ts';

export function DeleteDialog({ account }: { readonly account: AccountView }): JSX.Element {
  const { id, label } = account;
  const cancel = useStartFocus<HTMLButtonElement>();
  const [isDeleting, setDeleting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    setDeleting(true);
    const failure = await actions.deleteAccount(id);
    setDeleting(false);
    setProblem(failure?.message ?? null);
  };
  return (
    <AppModal title={t('delete.title', { label })} role="alertdialog" size="small" onDismiss={actions.closeDialog}>
      <div className="modal-body">
        <p>{t('delete.text')}</p>
        {problem === null ? null : (
          <p className="field-note" role="alert" data-problem>
            {problem}
          </p>
        )}
      </div>
      <div className="modal-footer">
        <button type="button" className="button" ref={cancel} onClick={actions.closeDialog}>
          {t('form.cancel')}
        </button>
        <button type="button" className="button button-danger" onClick={() => void remove()}>
          {t(isDeleting ? 'delete.deleting' : 'delete.delete')}
        </button>
      </div>
    </AppModal>
  );
}
