import { type JSX, type KeyboardEvent, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import { Field } from '../account-form/field.tsx';
import { useSetting } from './use-setting.ts';

/** The keys are pressed, not spelled: Backspace turns the shortcut off. */
export function ShortcutField(): JSX.Element {
  const { value, problem, save } = useSetting('quickOpenShortcut');
  const [isTooPlain, setIsTooPlain] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' || event.key === 'Delete') {
      setIsTooPlain(false);
      void save(null);
    }
    const name = nameOf(event);
    if (name === null) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const accelerator = acceleratorOf(event, name);
    setIsTooPlain(accelerator === null);
    if (accelerator !== null) {
      void save(accelerator);
    }
  };
  const shownProblem = isTooPlain ? t('settings.shortcutTooPlain') : (problem ?? undefined);
  return (
    <Field label={t('settings.shortcut')} hint={t('settings.shortcutHint')} problem={shownProblem}>
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

/** In Electron's spelling (docs/tutorial/keyboard-shortcuts); null for keys that no shortcut can end in. */
function nameOf({ key, code }: KeyboardEvent): string | null {
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return letter ?? (/^F\d{1,2}$/.test(key) ? key : code === 'Space' ? code : null);
}

/** Null where other programs mean something by it: a letter with a single modifier, such as Ctrl+V. */
function acceleratorOf({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, name: string): string | null {
  const modifiers = [
    ctrlKey || metaKey ? 'CommandOrControl' : null,
    altKey ? 'Alt' : null,
    shiftKey ? 'Shift' : null,
  ].filter((modifier) => modifier !== null);
  // With Shift alone, typing would open it.
  const isFree = ctrlKey || metaKey || altKey;
  const needed = name.length === 1 ? 2 : 1;
  return isFree && modifiers.length >= needed ? [...modifiers, name].join('+') : null;
}
