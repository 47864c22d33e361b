import type { JSX, KeyboardEvent } from 'react';
import { t } from '../../contract/language/language.ts';
import { Field } from '../account-form/field.tsx';
import { useSetting } from './use-setting.ts';

/** The keys are pressed, not spelled: Backspace turns the shortcut off. */
export function ShortcutField(): JSX.Element {
  const { value, problem, save } = useSetting('quickOpenShortcut');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' || event.key === 'Delete') {
      void save(null);
    }
    const accelerator = acceleratorOf(event);
    if (accelerator !== null) {
      event.preventDefault();
      event.stopPropagation();
      void save(accelerator);
    }
  };
  return (
    <Field label={t('settings.shortcut')} hint={t('settings.shortcutHint')} problem={problem ?? undefined}>
      {(control) => (
        <input
          {...control}
          className="control"
          readOnly
          value={value?.replace('CommandOrControl', 'Ctrl') ?? ''}
          placeholder={t('settings.off')}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

/** In Electron's spelling (docs/tutorial/keyboard-shortcuts); null while only modifiers are held, or none. */
function acceleratorOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string | null {
  const name =
    /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? (/^F\d{1,2}$/.test(key) ? key : code === 'Space' ? code : null);
  const modifiers = [
    ctrlKey || metaKey ? 'CommandOrControl' : null,
    altKey ? 'Alt' : null,
    shiftKey ? 'Shift' : null,
  ].filter((modifier) => modifier !== null);
  // With Shift alone, typing would open it.
  if (name === null || !(ctrlKey || metaKey || altKey)) {
    return null;
  }
  return [...modifiers, name].join('+');
}
