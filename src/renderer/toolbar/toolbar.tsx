import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import { shortcutName, shortcutWords } from '../app/shortcuts.ts';
import { Icon } from '../design/icon.tsx';
import { actions } from '../store/window.ts';
import { SearchField } from './search-field.tsx';
import { SettingsButton } from './settings-button.tsx';
import { SortButton } from './sort-button.tsx';
import './toolbar.css';

export function Toolbar(): JSX.Element {
  return (
    <header className="toolbar">
      <SearchField />
      <SortButton />
      <AddAccountButton />
      <SettingsButton />
    </header>
  );
}

function AddAccountButton(): JSX.Element {
  return (
    <div className="tipped" data-tip={shortcutWords('N')}>
      <button
        type="button"
        className="button toolbar-add"
        aria-keyshortcuts={shortcutName('N')}
        onClick={actions.openNewAccount}
      >
        <Icon name="plus" />
        <span className="toolbar-add-text">{t('form.add')}</span>
      </button>
    </div>
  );
}
