import type { ClipboardEvent, KeyboardEvent } from 'react';
import { isDeletion, withModifier } from '../app/shortcuts.ts';
import { actions } from '../store/window.ts';
import { focusSearch } from '../toolbar/search-field.tsx';

/** The account of the row that an event happened in. */
function accountOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[role="row"]')?.dataset['key'] : undefined;
}

function actionFor(event: KeyboardEvent): ((id: string) => void) | undefined {
  if (isDeletion(event)) {
    return actions.openDeletion;
  }
  if (!withModifier(event)) {
    return undefined;
  }
  switch (event.key.toLowerCase()) {
    case 'e':
      return (id) => actions.openAccount(id);
    case 'i':
      return actions.openDetails;
    case 'p':
      return (id) => void actions.togglePinned(id);
    case 'r':
      return (id) => void actions.signIn(id);
    default:
      return undefined;
  }
}

/** A letter typed in the list belongs into the search field, where the browser then puts it. */
function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

interface RowKeys {
  onKeyDownCapture(event: KeyboardEvent): void;
  onCopy(event: ClipboardEvent): void;
}

export function useRowKeys(): RowKeys {
  return {
    onKeyDownCapture: (event) => {
      const id = accountOf(event.target);
      const action = actionFor(event);
      if (id !== undefined && action !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        action(id);
      } else if (isTyping(event)) {
        focusSearch();
      }
    },
    onCopy: (event) => {
      const id = accountOf(event.target);
      if (id !== undefined) {
        event.preventDefault();
        void actions.copyToken(id);
      }
    },
  };
}
