import { type JSX, useId } from 'react';
import './segments-field.css';

interface SegmentsFieldProps<Value> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | null;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in sight. */
export function SegmentsField<Value>(props: SegmentsFieldProps<Value>): JSX.Element {
  const { label, hint, problem = null, value, choices, onChoose } = props;
  const name = useId();
  const noteId = useId();
  return (
    <fieldset className="field segments-field" aria-describedby={noteId}>
      <legend className="field-label">{label}</legend>
      <div className="segments">
        {choices.map(([choice, words]) => (
          <label className="segment" key={words}>
            <input
              className="segment-input"
              type="radio"
              name={name}
              value={words}
              checked={value === choice}
              onChange={() => onChoose(choice)}
            />
            {words}
          </label>
        ))}
      </div>
      <p
        className="field-note"
        id={noteId}
        role={problem === null ? undefined : 'alert'}
        data-problem={problem !== null || undefined}
      >
        {problem ?? hint}
      </p>
    </fieldset>
  );
}
