import { type JSX, type ReactNode, useState } from 'react';
import {
  clipboardSecondsRange,
  defaultSettings,
  lockAfterMinutesRange,
  safetyMarginSecondsRange,
} from '../../contract/settings.ts';
import { t } from '../../contract/language/language.ts';
import { AppModal } from '../app/modal.tsx';
import { actions, useWindow } from '../store/window.ts';
import { LanguageField } from './language-field.tsx';
import { NumberField } from './number-field.tsx';
import './settings-dialog.css';
import { ProxyField } from './proxy-field.tsx';
import { ShortcutField } from './shortcut-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { ThemeField } from './theme-field.tsx';

/** Every choice counts at once: there is nothing to save, and nothing to lose by closing. */
export function SettingsDialog(): JSX.Element {
  const version = useWindow((state) => state.version);
  /** Changes with a reset, so that fields show what counts then. */
  const [resets, setResets] = useState(0);
  return (
    <AppModal title={t('settings.title')} canClickAway onDismiss={actions.closeDialog}>
      <div className="modal-body settings" key={resets}>
        <General />
        <Copying />
        <Locking />
        <Group title={t('settings.network')}>
          <ProxyField />
        </Group>
        <Transfer />
      </div>
      <div className="modal-footer">
        <p className="modal-footer-note">Tokendock {version}</p>
        <ResetButton onReset={() => setResets((count) => count + 1)} />
        <button type="button" className="button" onClick={actions.closeDialog}>
          {t('settings.done')}
        </button>
      </div>
    </AppModal>
  );
}

function General(): JSX.Element {
  return (
    <Group title={t('settings.general')}>
      <LanguageField />
      <ThemeField />
      <SwitchField name="startAtLogin" label={t('settings.startAtLogin')} hint={t('settings.startAtLoginHint')} />
      <ShortcutField />
      <SwitchField name="closeToTray" label={t('settings.closeToTray')} />
    </Group>
  );
}

function Copying(): JSX.Element {
  return (
    <Group title={t('settings.copying')}>
      <NumberField
        name="clipboardSeconds"
        label={t('settings.clipboard')}
        range={clipboardSecondsRange}
        unit="seconds"
      />
      <NumberField
        name="productionClipboardSeconds"
        label={t('settings.productionClipboard')}
        range={clipboardSecondsRange}
        unit="seconds"
      />
      <NumberField
        name="safetyMarginSeconds"
        label={t('settings.margin')}
        range={safetyMarginSecondsRange}
        unit="seconds"
        note={t('settings.marginNote')}
      />
      <SwitchField name="notifications" label={t('settings.notifications')} />
    </Group>
  );
}

function Locking(): JSX.Element {
  return (
    <Group title={t('settings.lock')}>
      <NumberField
        name="lockAfterMinutes"
        label={t('settings.lockAfter')}
        range={lockAfterMinutesRange}
        unit="minutes"
        whenEmpty={t('settings.emptyNever')}
      />
      <SwitchField name="lockOnScreenLock" label={t('settings.lockWithScreen')} />
      <SwitchField name="lockOnSuspend" label={t('settings.lockOnSleep')} />
    </Group>
  );
}

function Transfer(): JSX.Element {
  return (
    <Group title={t('settings.accounts')}>
      <div className="button-row">
        <button type="button" className="button" onClick={actions.openExportDialog}>
          {t('settings.export')}
        </button>
        <button type="button" className="button" onClick={actions.openImportDialog}>
          {t('settings.import')}
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
    await actions.changeSettings(defaultSettings);
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
      {t(isAsking ? 'settings.resetAll' : 'settings.reset')}
    </button>
  );
}
