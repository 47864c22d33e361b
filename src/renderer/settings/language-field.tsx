import type { JSX } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { t } from '../../contract/language/language.ts';
import { SegmentsField } from '../design/segments-field.tsx';
import { useSetting } from './use-setting.ts';

/** Each language is named in itself, so that whoever came into a wrong one finds back. */
export function LanguageField(): JSX.Element {
  const { value, problem, save } = useSetting('language');
  const choices: readonly (readonly [Settings['language'], string])[] = [
    ['system', t('settings.system')],
    ['en', 'English'],
    ['es', 'Español'],
  ];
  return (
    <SegmentsField
      label={t('settings.language')}
      problem={problem}
      value={value}
      choices={choices}
      onChoose={(to) => void save(to)}
    />
  );
}
