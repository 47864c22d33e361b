import { type JSX, useState } from 'react';
import type { AccountView } from '../../contract/account.ts';
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
    <AppModal title={`Delete “${label}”?`} role="alertdialog" size="small" onDismiss={actions.closeDialog}>
      <div className="modal-body">
        <p>Its password and session are removed from the keychain.</p>
        {problem === null ? null : (
          <p className="field-note" role="alert" data-problem>
            {problem}
          </p>
        )}
      </div>
      <div className="modal-footer">
        <button type="button" className="button" ref={cancel} onClick={actions.closeDialog}>
          Cancel
        </button>
        <button type="button" className="button button-danger" onClick={() => void remove()}>
          {isDeleting ? 'Deleting…' : 'Delete'}
        </button>
      </div>
    </AppModal>
  );
}
