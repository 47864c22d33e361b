import { type FocusEvent, type HTMLAttributes, type RefObject, useRef } from 'react';
import { useSelectableItem } from 'react-aria/private/selection/useSelectableItem';
import type { ListState } from 'react-stately/useListState';
import { actions } from '../store/window.ts';
import { rowId } from './element-ids.ts';
import type { ListedAccount } from './listing.ts';

interface RowOptions {
  readonly id: string;
  /** The number of the element that draws it. */
  readonly element: number;
  readonly state: ListState<ListedAccount>;
  readonly row: RefObject<HTMLElement | null>;
}

interface Row {
  readonly isSelected: boolean;
  readonly rowProps: HTMLAttributes<HTMLElement>;
}

/**
 * What the keys and the pointer do with an account's row. React Aria's own hook for it, `useGridListItem`, gives the row
 * an id of its account, and for that draws it a second time whenever it becomes another account's.
 */
export function useRow({ id, element, state, row }: RowOptions): Row {
  const { selectionManager } = state;
  /** Whose row it was when it, or one of its buttons, got the focus. */
  const focused = useRef<string | null>(null);
  const { itemProps, isSelected } = useSelectableItem({
    selectionManager,
    id: rowId(element),
    key: id,
    ref: row,
    onAction: () => void actions.copyToken(id),
    focus: () => {
      // Whoever presses a button of the row has the focus there. A button that was another account's is none of it.
      if (focused.current !== id || row.current?.contains(document.activeElement) === false) {
        row.current?.focus({ preventScroll: true });
      }
    },
  });
  return {
    isSelected,
    rowProps: {
      ...itemProps,
      role: 'row',
      'aria-selected': isSelected,
      onFocus: (event: FocusEvent<HTMLElement>) => {
        focused.current = id;
        itemProps.onFocus?.(event);
        // A press on one of its buttons makes the row the current one. Keys that got there come back to the row they left.
        if (
          event.target !== row.current &&
          row.current?.contains(event.target) === true &&
          !event.target.matches(':focus-visible')
        ) {
          selectionManager.setFocusedKey(id);
        }
      },
    },
  };
}
