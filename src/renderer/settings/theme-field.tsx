import { type JSX, useState } from 'react';
import type { Settings } from '../../contract/settings.ts';
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
    <fieldset className="field">
      <legend className="field-label">Theme</legend>
      <div className="segments">
        {themes.map(([value, name]) => (
          <label className="segment" key={value}>
            <input
              className="segment-input"
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => void choose(value)}
            />
            {name}
          </label>
        ))}
      </div>
      {problem === null ? null : (
        <p className="field-note" role="alert" data-problem>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
