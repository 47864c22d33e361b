import type { ClipboardEvent, KeyboardEvent } from 'react';
import { isDeletion, withModifier } from '../app/shortcuts.ts';
import { actions, windowState } from '../store/window.ts';
import { focusSearch } from '../toolbar/search-field.tsx';
import { accountOf, rowOf } from './row-of.ts';

/** All that are selected, if this one is among them. */
function meant(id: string): readonly string[] {
  const { selected } = windowState();
  return selected.includes(id) ? selected : [id];
}

function isMove({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (key === 'ArrowUp' || key === 'ArrowDown') && altKey && !ctrlKey && !metaKey && !shiftKey;
}

function actionFor(event: KeyboardEvent): ((id: string) => void) | undefined {
  if (isDeletion(event)) {
    return (id) => actions.openDeletion(...meant(id));
  }
  if (isMove(event)) {
    return (id) => void actions.moveBy(id, event.key === 'ArrowUp' ? -1 : 1);
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
      return (id) => void (meant(id).length > 1 ? actions.signInToAll(meant(id)) : actions.signIn(id));
    default:
      return undefined;
  }
}

/** A letter typed in the list belongs into the search field, where the browser then puts it. */
function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** From a row to its buttons, one after the other, and back to the row. */
function moveWithin(row: HTMLElement, step: 1 | -1): void {
  const places = [row, ...row.querySelectorAll<HTMLElement>('button')];
  const current = places.findIndex((place) => place === document.activeElement);
  places.at((current + step) % places.length)?.focus({ preventScroll: true });
}

interface RowKeys {
  onKeyDownCapture(event: KeyboardEvent): void;
  onCopy(event: ClipboardEvent): void;
}

export function useRowKeys(): RowKeys {
  return {
    onKeyDownCapture: (event) => {
      const row = rowOf(event.target);
      const id = accountOf(event.target);
      const action = actionFor(event);
      if (id !== undefined && action !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        action(id);
      } else if (row !== null && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault();
        event.stopPropagation();
        moveWithin(row, event.key === 'ArrowRight' ? 1 : -1);
      } else if (isTyping(event)) {
        focusSearch();
      } else if (event.key === 'Escape' && windowState().selected.length <= 1) {
        actions.searchFor('');
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
