import type { Command } from '../../contract/events.ts';
import { actions, windowState } from '../store/window.ts';
import { focusSearch } from '../toolbar/search-field.tsx';

const runs: Readonly<Record<Command, () => void>> = {
  'add-account': actions.openNewAccount,
  find: focusSearch,
  lock: () => void actions.lock(),
  settings: actions.openSettings,
};

/** Does what a key or a menu asked for; false while that can't be: an open dialog or menu is to be finished first. */
export function runCommand(command: Command): boolean {
  const { phase, dialog, locked } = windowState();
  const isMenuOpen = document.querySelector('[role="menu"]') !== null;
  if (phase.kind !== 'ready' || dialog !== null || isMenuOpen || locked) {
    return false;
  }
  runs[command]();
  return true;
}
