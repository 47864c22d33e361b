import { type JSX, type RefObject, useLayoutEffect, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import { useStartFocus } from '../app/use-start-focus.ts';
import { Icon } from '../design/icon.tsx';
import { Field } from './field.tsx';

interface PasswordFieldProps {
  readonly label?: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly isStart?: boolean;
  readonly onType: (value: string) => void;
}

export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const { label = t('form.password'), value, hint, problem, isStart = false, onType } = props;
  const input = useStartFocus<HTMLInputElement>(isStart);
  const [isShown, setShown] = useState(false);
  useEmptyAtEnd(input);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <div className="control-with-button">
          <input
            {...control}
            ref={input}
            className="control control-secret"
            type={isShown ? 'text' : 'password'}
            name="password"
            value={value}
            autoComplete="new-password"
            spellCheck={false}
            onChange={(event) => onType(event.target.value)}
          />
          <button
            type="button"
            className="icon-button control-button"
            aria-label={t('form.revealTyped')}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            <Icon name={isShown ? 'eye-off' : 'eye'} />
          </button>
        </div>
      )}
    </Field>
  );
}

/**
 * Empties the field as it goes. Else what was typed lives on with the removed element, which React Aria remembers for
 * as long as a transition of it has not ended: for a removed one, until the next dialog.
 */
function useEmptyAtEnd(input: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const field = input.current;
    return () => {
      if (field !== null) {
        field.value = '';
        // React mirrors it into the attribute.
        field.defaultValue = '';
      }
    };
  }, [input]);
}
