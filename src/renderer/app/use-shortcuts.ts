import { useEffect } from 'react';
import type { Command } from '../../contract/events.ts';
import { runCommand } from './commands.ts';
import { withModifier } from './shortcuts.ts';

const commands: Readonly<Record<string, Command>> = { f: 'find', n: 'add-account', l: 'lock', ',': 'settings' };

/** The shortcuts that work anywhere in the window, and the same commands from the program's menu. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = withModifier(event) ? commands[event.key.toLowerCase()] : undefined;
      if (command !== undefined && runCommand(command)) {
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    const stopListening = window.tokendock.listen('commandChosen', runCommand);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stopListening();
    };
  }, []);
}
