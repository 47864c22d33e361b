import { type ChangeEvent, type JSX, type ReactNode, useId } from 'react';
import { useStartFocus } from '../app/use-start-focus.ts';
import './field.css';

interface FieldFrame {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** The control, which is to take these. */
  readonly children: (props: ControlProps) => ReactNode;
}

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** A control with its name above, and below it what is wrong with it or else a hint. */
export function Field({ label, hint, problem, children }: FieldFrame): JSX.Element {
  const id = useId();
  const noteId = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': problem !== undefined })}
      <p className="field-note" id={noteId} data-problem={problem !== undefined || undefined}>
        {problem ?? hint}
      </p>
    </div>
  );
}

interface TextFieldProps extends Omit<FieldFrame, 'children'> {
  readonly name: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Whether the form starts here. */
  readonly isStart?: boolean;
  readonly onType: (value: string) => void;
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { name, value, placeholder, isStart = false, onType, ...frame } = props;
  const input = useStartFocus<HTMLInputElement>(isStart);
  return (
    <Field {...frame}>
      {(control) => (
        <input
          {...control}
          ref={input}
          className="control"
          type="text"
          name={name}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
