import type { KeyboardEvent, SyntheticEvent } from 'react';

function keep(event: SyntheticEvent): void {
  event.stopPropagation();
}

/**
 * For controls inside a row: a press on them is theirs, and neither selects the row nor does what the row does. Arrow
 * keys and Tab still move about the list.
 */
export const apartFromRow = {
  onPointerDown: keep,
  onMouseDown: keep,
  onClick: keep,
  onDoubleClick: keep,
  onKeyDown: (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      keep(event);
    }
  },
} as const;
