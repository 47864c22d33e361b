import { useState } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { actions, useWindow } from '../store/window.ts';

interface Setting<Value> {
  readonly value: Value;
  /** Why the last change was not saved; null where it was. */
  readonly problem: string | null;
  readonly save: (value: Value) => Promise<void>;
}

/** One setting, saved at once. What main refuses is not kept, and is said here. */
export function useSetting<Name extends keyof Settings>(name: Name): Setting<Settings[Name]> {
  const value = useWindow((state) => state.settings[name]);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    value,
    problem,
    save: async (changed) => {
      const failure = await actions.changeSettings({ [name]: changed });
      const field = failure?.code === 'invalid-input' ? failure.fields[name] : undefined;
      setProblem(field ?? failure?.message ?? null);
    },
  };
}
