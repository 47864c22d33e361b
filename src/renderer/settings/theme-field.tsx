import type { JSX } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { t } from '../../contract/language/language.ts';
import { SegmentsField } from '../design/segments-field.tsx';
import { useSetting } from './use-setting.ts';

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];

export function ThemeField(): JSX.Element {
  const { value, problem, save } = useSetting('theme');
  return (
    <SegmentsField
      label={t('settings.theme')}
      problem={problem}
      value={value}
      choices={themes.map((theme) => [theme, t(`settings.${theme}`)])}
      onChoose={(to) => void save(to)}
    />
  );
}
