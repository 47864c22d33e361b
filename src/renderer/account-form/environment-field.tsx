import type { JSX } from 'react';
import type { Environment } from '../../contract/account.ts';
import { SegmentsField } from '../design/segments-field.tsx';

const choices: readonly (readonly [Environment | null, string])[] = [
  [null, 'None'],
  ['development', 'Development'],
  ['staging', 'Staging'],
  ['production', 'Production'],
];

interface EnvironmentFieldProps {
  readonly value: Environment | null;
  readonly onChoose: (environment: Environment | null) => void;
}

export function EnvironmentField({ value, onChoose }: EnvironmentFieldProps): JSX.Element {
  return (
    <SegmentsField
      label="Environment"
      hint={value === 'production' ? 'Asked about before each copy, and cleared from the clipboard sooner.' : undefined}
      value={value}
      choices={choices}
      onChoose={onChoose}
    />
  );
}
