import type { JSX } from 'react';
import { AppModal } from '../app/modal.tsx';
import { actions, useWindow } from '../store/window.ts';
import { ClipboardField } from './clipboard-field.tsx';
import './settings-dialog.css';
import { ThemeField } from './theme-field.tsx';

/** Every choice counts at once: there is nothing to save, and nothing to lose by closing. */
export function SettingsDialog(): JSX.Element {
  const version = useWindow((state) => state.version);
  return (
    <AppModal title="Settings" size="small" canClickAway onDismiss={actions.closeDialog}>
      <div className="modal-body settings">
        <ThemeField />
        <ClipboardField />
      </div>
      <div className="modal-footer">
        <p className="modal-footer-note">Tokendock {version}</p>
        <button type="button" className="button" onClick={actions.closeDialog}>
          Done
        </button>
      </div>
    </AppModal>
  );
}
