import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import icon from '../../../resources/icon.svg';
import { Monogram } from '../accounts/monogram.tsx';
import { shortcutName, shortcutWords } from '../app/shortcuts.ts';
import { Banners } from '../banners/banners.tsx';
import { actions, useWindow } from '../store/window.ts';
import { SettingsButton } from '../toolbar/settings-button.tsx';
import './first-run.css';

export function FirstRun(): JSX.Element {
  const providers = useWindow((state) => state.providers);
  return (
    <div className="screen">
      <Banners />
      <main className="first-run">
        <div className="first-run-corner">
          <SettingsButton />
        </div>
        <img className="first-run-icon" src={icon} width="72" height="72" alt="" />
        <h1 className="first-run-title">{t('first.title')}</h1>
        <p className="centered-text">{t('first.text')}</p>
        <ul className="first-run-providers">
          {providers.map(({ id, name }) => (
            <li key={id}>
              <Monogram provider={id} />
              {name}
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="button button-primary button-large"
          aria-keyshortcuts={shortcutName('N')}
          onClick={actions.openNewAccount}
        >
          {t('form.add')}
        </button>
        <button type="button" className="button" onClick={actions.openImportDialog}>
          {t('first.import')}
        </button>
        <p className="first-run-hint">{t('first.hint', { keys: shortcutWords('N') })}</p>
      </main>
    </div>
  );
}
