import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import { shortcutName, shortcutWords } from '../app/shortcuts.ts';
import { Icon } from '../design/icon.tsx';
import { actions } from '../store/window.ts';

export function SettingsButton(): JSX.Element {
  return (
    <div className="tipped tipped-end" data-tip={t('list.settingsTip', { keys: shortcutWords(',') })}>
      <button
        type="button"
        className="icon-button"
        aria-label={t('settings.title')}
        aria-keyshortcuts={shortcutName(',')}
        onClick={actions.openSettings}
      >
        <Icon name="settings" />
      </button>
    </div>
  );
}
