import { type JSX, useId } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { useSetting } from './use-setting.ts';

type Switches = { [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never }[keyof Settings];

interface SwitchFieldProps {
  readonly name: Switches;
  readonly label: string;
  readonly hint?: string;
}

export function SwitchField({ name, label, hint }: SwitchFieldProps): JSX.Element {
  const { value, problem, save } = useSetting(name);
  const noteId = useId();
  const note = problem ?? hint;
  return (
    <div className="field">
      <label className="switch-field">
        <input
          type="checkbox"
          role="switch"
          checked={value}
          aria-checked={value}
          aria-describedby={noteId}
          onChange={(event) => void save(event.target.checked)}
        />
        {label}
      </label>
      {note === undefined ? null : (
        <p
          className="field-note"
          id={noteId}
          role={problem === null ? undefined : 'alert'}
          data-problem={problem !== null || undefined}
        >
          {note}
        </p>
      )}
    </div>
  );
}
