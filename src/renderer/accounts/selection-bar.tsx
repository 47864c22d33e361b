import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import { actions, useWindow } from '../store/window.ts';
import './selection-bar.css';

/** What can be done with several accounts at once; there while more than one is selected. */
export function SelectionBar(): JSX.Element | null {
  const selected = useWindow((state) => state.selected);
  return selected.length < 2 ? null : (
    <section className="selection-bar" aria-label={t('list.selected', { count: selected.length })}>
      <output className="selection-count">{t('list.selected', { count: selected.length })}</output>
      <button type="button" className="button" onClick={() => void actions.signInToAll(selected)}>
        {t('row.signIn')}
      </button>
      <button type="button" className="button button-danger" onClick={() => actions.openDeletion(...selected)}>
        {t('row.delete')}
      </button>
      <button type="button" className="button" onClick={() => actions.select([])}>
        {t('list.clearSelection')}
      </button>
    </section>
  );
}
