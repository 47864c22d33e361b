import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import { actions, useWindow } from '../store/window.ts';
import { focusSearch } from '../toolbar/search-field.tsx';

export function NoMatch(): JSX.Element {
  const search = useWindow((state) => state.search.trim());
  return (
    <div className="centered">
      <p className="centered-title">{t('list.noMatch', { search })}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          actions.searchFor('');
          focusSearch();
        }}
      >
        {t('list.clearSearch')}
      </button>
    </div>
  );
}
