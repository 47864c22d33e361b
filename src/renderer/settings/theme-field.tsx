import type { JSX } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { SegmentsField } from '../design/segments-field.tsx';
import { useSetting } from './use-setting.ts';

const themes: readonly (readonly [Settings['theme'], string])[] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function ThemeField(): JSX.Element {
  const { value, problem, save } = useSetting('theme');
  return (
    <SegmentsField label="Theme" problem={problem} value={value} choices={themes} onChoose={(to) => void save(to)} />
  );
}
