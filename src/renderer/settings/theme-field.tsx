import { type JSX, useState } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { SegmentsField } from '../design/segments-field.tsx';
import { actions, useWindow, windowState } from '../store/window.ts';

const themes: readonly (readonly [Settings['theme'], string])[] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function ThemeField(): JSX.Element {
  const theme = useWindow((state) => state.settings.theme);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (chosen: Settings['theme']): Promise<void> => {
    const failure = await actions.saveSettings({ ...windowState().settings, theme: chosen });
    setProblem(failure?.message ?? null);
  };
  return (
    <SegmentsField label="Theme" problem={problem} value={theme} choices={themes} onChoose={(to) => void choose(to)} />
  );
}
