import type { JSX } from 'react';
import { shortcutName, shortcutWords } from '../app/shortcuts.ts';
import { Icon } from '../design/icon.tsx';
import { actions } from '../store/window.ts';

export function SettingsButton(): JSX.Element {
  return (
    <div className="tipped tipped-end" data-tip={`Settings ${shortcutWords(',')}`}>
      <button
        type="button"
        className="icon-button"
        aria-label="Settings"
        aria-keyshortcuts={shortcutName(',')}
        onClick={actions.openSettings}
      >
        <Icon name="settings" />
      </button>
    </div>
  );
}
