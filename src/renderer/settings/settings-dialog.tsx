import { type JSX, type ReactNode, useState } from 'react';
import {
  clipboardSecondsRange,
  defaultSettings,
  lockAfterMinutesRange,
  safetyMarginSecondsRange,
} from '../../contract/settings.ts';
import { AppModal } from '../app/modal.tsx';
import { actions, useWindow } from '../store/window.ts';
import { NumberField } from './number-field.tsx';
import './settings-dialog.css';
import { ShortcutField } from './shortcut-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { ThemeField } from './theme-field.tsx';

/** Every choice counts at once: there is nothing to save, and nothing to lose by closing. */
export function SettingsDialog(): JSX.Element {
  const version = useWindow((state) => state.version);
  /** Changes with a reset, so that fields show what counts then. */
  const [resets, setResets] = useState(0);
  return (
    <AppModal title="Settings" canClickAway onDismiss={actions.closeDialog}>
      <div className="modal-body settings" key={resets}>
        <General />
        <Copying />
        <Locking />
        <Transfer />
      </div>
      <div className="modal-footer">
        <p className="modal-footer-note">Tokendock {version}</p>
        <ResetButton onReset={() => setResets((count) => count + 1)} />
        <button type="button" className="button" onClick={actions.closeDialog}>
          Done
        </button>
      </div>
    </AppModal>
  );
}

function General(): JSX.Element {
  return (
    <Group title="General">
      <ThemeField />
      <SwitchField name="startAtLogin" label="Start with this computer" hint="In the tray, without a window." />
      <ShortcutField />
      <SwitchField name="closeToTray" label="Stay in the tray when the window is closed" />
    </Group>
  );
}

function Copying(): JSX.Element {
  return (
    <Group title="Copying">
      <NumberField
        name="clipboardSeconds"
        label="Clear the clipboard after (seconds)"
        range={clipboardSecondsRange}
        unit="seconds"
      />
      <NumberField
        name="productionClipboardSeconds"
        label="For production accounts (seconds)"
        range={clipboardSecondsRange}
        unit="seconds"
      />
      <NumberField
        name="safetyMarginSeconds"
        label="Life that a copied token has left at least (seconds)"
        range={safetyMarginSecondsRange}
        unit="seconds"
        note="A tenth of its life where that is shorter."
      />
      <SwitchField name="notifications" label="Notify after a copy from the tray" />
    </Group>
  );
}

function Locking(): JSX.Element {
  return (
    <Group title="Lock">
      <NumberField
        name="lockAfterMinutes"
        label="Lock after (minutes without a touch)"
        range={lockAfterMinutesRange}
        unit="minutes"
        whenEmpty="Empty: never."
      />
      <SwitchField name="lockOnScreenLock" label="Lock with the screen" />
      <SwitchField name="lockOnSuspend" label="Lock when the computer sleeps" />
    </Group>
  );
}

function Transfer(): JSX.Element {
  return (
    <Group title="Accounts">
      <div className="button-row">
        <button type="button" className="button" onClick={actions.openExportDialog}>
          Export…
        </button>
        <button type="button" className="button" onClick={actions.openImportDialog}>
          Import…
        </button>
      </div>
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="settings-group" aria-label={title}>
      <h2 className="settings-heading">{title}</h2>
      {children}
    </section>
  );
}

/** Asks once, in place. */
function ResetButton({ onReset }: { readonly onReset: () => void }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const reset = async (): Promise<void> => {
    await actions.saveSettings(defaultSettings);
    setAsking(false);
    onReset();
  };
  return (
    <button
      type="button"
      className={isAsking ? 'button button-danger' : 'button'}
      onBlur={() => setAsking(false)}
      onClick={() => (isAsking ? void reset() : setAsking(true))}
    >
      {isAsking ? 'Reset all settings' : 'Reset…'}
    </button>
  );
}
