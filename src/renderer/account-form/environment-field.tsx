import type { JSX } from 'react';
import { environments, type Environment } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { SegmentsField } from '../design/segments-field.tsx';

const choices: readonly (Environment | null)[] = [null, ...environments];

interface EnvironmentFieldProps {
  readonly value: Environment | null;
  readonly onChoose: (environment: Environment | null) => void;
}

export function EnvironmentField({ value, onChoose }: EnvironmentFieldProps): JSX.Element {
  return (
    <SegmentsField
      label={t('form.environment')}
      hint={value === 'production' ? t('form.guardHint') : undefined}
      value={value}
      choices={choices.map((choice) => [choice, t(`environment.${choice ?? 'none'}`)])}
      onChoose={onChoose}
    />
  );
}
