import { useEffect } from 'react';
import { actions, windowState } from '../store/window.ts';
import { focusSearch } from '../toolbar/search-field.tsx';
import { withModifier } from './shortcuts.ts';

function shortcutFor(key: string): (() => void) | undefined {
  switch (key.toLowerCase()) {
    case 'f':
      return focusSearch;
    case 'n':
      return actions.openNewAccount;
    case ',':
      return actions.openSettings;
    default:
      return undefined;
  }
}

/** The shortcuts that work anywhere in the window, except in a dialog: it is to be finished first. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { phase, dialog } = windowState();
      const run = withModifier(event) ? shortcutFor(event.key) : undefined;
      if (run !== undefined && phase.kind === 'ready' && dialog === null) {
        event.preventDefault();
        run();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
