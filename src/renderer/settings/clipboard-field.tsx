import { type JSX, useState } from 'react';
import { clipboardSecondsRange } from '../../contract/settings.ts';
import type { Failure } from '../../contract/result.ts';
import { Field } from '../account-form/field.tsx';
import { actions, useWindow, windowState } from '../store/window.ts';

const { min, max } = clipboardSecondsRange;
const rangeWords = `From ${min} to ${max} seconds.`;

function problemOf(failure: Failure | null): string | undefined {
  return failure?.code === 'invalid-input' ? (failure.fields.clipboardSeconds ?? failure.message) : failure?.message;
}

/** Saved as soon as what is typed can be saved; what cannot stays in the field, with the reason. */
export function ClipboardField(): JSX.Element {
  const saved = useWindow((state) => state.settings.clipboardSeconds);
  const [typed, setTyped] = useState(String(saved));
  const [problem, setProblem] = useState<string>();
  const type = async (text: string): Promise<void> => {
    setTyped(text);
    const clipboardSeconds = Number(text);
    if (!/^\s*\d+\s*$/.test(text)) {
      setProblem(rangeWords);
      return;
    }
    setProblem(problemOf(await actions.saveSettings({ ...windowState().settings, clipboardSeconds })));
  };
  return (
    <Field label="Clear the clipboard after (seconds)" hint={rangeWords} problem={problem}>
      {(control) => (
        <input
          {...control}
          className="control seconds"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => void type(event.target.value)}
        />
      )}
    </Field>
  );
}
