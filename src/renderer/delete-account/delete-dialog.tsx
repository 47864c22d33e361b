import { type JSX, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../contract/language/language.ts';
import { focusList } from '../accounts/focus-list.ts';
import { AppModal } from '../app/modal.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import { actions, useWindow } from '../store/window.ts';

/** As many as are read at a glance. */
const namedLabels = 5;

/** Asks once, for one account or for all that are selected. */
export function DeleteDialog({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const labels = useWindow(useShallow((state) => ids.map((id) => state.accounts[id]?.label ?? '')));
  const cancel = useStartFocus<HTMLButtonElement>();
  const [isDeleting, setDeleting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    if (isDeleting) {
      return;
    }
    setDeleting(true);
    const failure = await actions.deleteAccounts(ids);
    setDeleting(false);
    setProblem(failure?.message ?? null);
    if (failure === null) {
      // The row or the button that had the focus before is gone.
      requestAnimationFrame(focusList);
    }
  };
  const [label = ''] = labels;
  const isOne = labels.length === 1;
  return (
    <AppModal
      title={isOne ? t('delete.title', { label }) : t('delete.titleMany', { count: labels.length })}
      role="alertdialog"
      size="small"
      onDismiss={actions.closeDialog}
    >
      <div className="modal-body">
        <p>{isOne ? t('delete.text') : t('delete.textMany', { labels: labelWords(labels) })}</p>
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

function labelWords(labels: readonly string[]): string {
  const named = labels.slice(0, namedLabels).join(', ');
  const count = labels.length - namedLabels;
  return count > 0 ? t('delete.andMore', { labels: named, count }) : named;
}
