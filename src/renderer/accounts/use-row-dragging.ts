import { type DragEvent, useRef } from 'react';
import { actions } from '../store/window.ts';
import { accountOf, rowOf } from './row-of.ts';

interface RowDragging {
  onDragStart(event: DragEvent): void;
  onDragOver(event: DragEvent): void;
  onDragEnd(): void;
  onDrop(event: DragEvent): void;
}

/** Rows are put into another order by hand, each within its section. Alt with the arrow keys does the same. */
export function useRowDragging(): RowDragging {
  const dragged = useRef<string | null>(null);
  /** Marked with the side on which the dragged one would come to stand. */
  const marked = useRef<HTMLElement | null>(null);
  const mark = (row: HTMLElement | null, side: 'before' | 'after' = 'before'): void => {
    if (marked.current !== row) {
      delete marked.current?.dataset['drop'];
    }
    marked.current = row;
    if (row !== null) {
      row.dataset['drop'] = side;
    }
  };
  const end = (): void => {
    mark(null);
    dragged.current = null;
  };
  return {
    onDragStart: (event) => {
      dragged.current = accountOf(event.target) ?? null;
      event.dataTransfer.effectAllowed = 'move';
      // Nothing of the account: the row may be let go over any other program.
      event.dataTransfer.setData('application/x-tokendock-row', '');
    },
    onDragOver: (event) => {
      const row = rowOf(event.target);
      const over = accountOf(event.target);
      if (dragged.current === null || row === null || over === undefined) {
        return;
      }
      if (!actions.canMoveBeside(dragged.current, over)) {
        mark(null);
        return;
      }
      event.preventDefault();
      const { top, height } = row.getBoundingClientRect();
      mark(row, event.clientY < top + height / 2 ? 'before' : 'after');
    },
    onDragEnd: end,
    onDrop: (event) => {
      const over = accountOf(marked.current);
      if (dragged.current !== null && over !== undefined) {
        event.preventDefault();
        const side = marked.current?.dataset['drop'] === 'after' ? 'after' : 'before';
        void actions.moveBeside(dragged.current, over, side);
      }
      end();
    },
  };
}
