import type { JSX, KeyboardEvent } from 'react';
import { t } from '../../contract/language/language.ts';
import { actions, useWindow } from '../store/window.ts';
import { focusList } from './focus-list.ts';
import './selection-bar.css';

/** The bar goes, and the focus with it, unless it is given back. */
function clearSelection(): void {
  actions.select([]);
  focusList();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    clearSelection();
  }
}

/** What can be done with several accounts at once; there while more than one is selected. Escape leaves it. */
export function SelectionBar(): JSX.Element | null {
  const selected = useWindow((state) => state.selected);
  return selected.length < 2 ? null : (
    <section className="selection-bar" aria-label={t('list.selected', { count: selected.length })}>
      <output className="selection-count">{t('list.selected', { count: selected.length })}</output>
      <BarButton name={t('row.signIn')} onChoose={() => void actions.signInToAll(selected)} />
      <BarButton name={t('row.delete')} isGrave onChoose={() => actions.openDeletion(...selected)} />
      <BarButton name={t('list.clearSelection')} onChoose={clearSelection} />
    </section>
  );
}

interface BarButtonProps {
  readonly name: string;
  readonly isGrave?: boolean;
  readonly onChoose: () => void;
}

function BarButton({ name, isGrave = false, onChoose }: BarButtonProps): JSX.Element {
  return (
    <button
      type="button"
      className={isGrave ? 'button button-danger' : 'button'}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      {name}
    </button>
  );
}
