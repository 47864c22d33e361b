import { type JSX, useRef, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import { Field } from '../account-form/field.tsx';
import { useSetting } from './use-setting.ts';

interface NumberFieldProps {
  readonly name: 'safetyMarginSeconds' | 'clipboardSeconds' | 'productionClipboardSeconds' | 'lockAfterMinutes';
  readonly label: string;
  readonly range: { readonly min: number; readonly max: number };
  readonly unit: 'seconds' | 'minutes';
  readonly note?: string;
  /** What an empty field stands for, where it stands for something. */
  readonly whenEmpty?: string;
}

/**
 * Saved as soon as what is typed can be saved. What can't is said at once; left like that, the field goes back to what it
 * held before, since its first digits may have been saved.
 */
export function NumberField({ name, label, range, unit, note, whenEmpty }: NumberFieldProps): JSX.Element {
  const setting = useSetting(name);
  const [typed, setTyped] = useState(setting.value === null ? '' : String(setting.value));
  const [problem, setProblem] = useState<string>();
  const before = useRef(setting.value);
  const rangeWords = t(`settings.${unit}Range`, range);
  const type = (text: string): void => {
    setTyped(text);
    if (text.trim() === '' && whenEmpty !== undefined) {
      setProblem(undefined);
      void setting.save(null);
      return;
    }
    const number = Number(text);
    const fits = /^\s*\d+\s*$/.test(text) && number >= range.min && number <= range.max;
    setProblem(fits ? undefined : rangeWords);
    if (fits) {
      void setting.save(number);
    }
  };
  const hint = [rangeWords, whenEmpty, note].filter((words) => words !== undefined).join(' ');
  return (
    <Field label={label} hint={hint} problem={problem ?? setting.problem ?? undefined}>
      {(control) => (
        <input
          {...control}
          className="control seconds"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => type(event.target.value)}
          onFocus={() => {
            before.current = setting.value;
          }}
          onBlur={() => {
            if (problem !== undefined) {
              const value = before.current;
              setTyped(value === null ? '' : String(value));
              void setting.save(value);
              const stays = value === null ? t('settings.staysNever') : t('settings.staysAt', { value });
              setProblem(`${rangeWords} ${stays}`);
            }
          }}
        />
      )}
    </Field>
  );
}
